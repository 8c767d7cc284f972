// Before the page is drawn: the colour mode that the visitor chose at an earlier visit.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("theme");
  } catch { /* a browser that keeps nothing */ }
  document.body.dataset.theme = ["light", "dark"].includes(chosen) ? chosen : "auto";
})();
