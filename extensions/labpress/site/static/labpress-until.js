// What was open when the page was made and is over by now says so.
{
  const today = new Date().toLocaleDateString("sv"); // a Swedish date is an ISO date
  for (const state of document.querySelectorAll("[data-until]")) {
    if (state.dataset.until < today) {
      state.textContent = state.dataset.over;
      state.closest(".lab-item")?.classList.add("lab-over");
    }
  }
}
