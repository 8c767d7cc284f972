// A button that copies what stands in a box of BibTeX, for sites without sphinx-copybutton.
document.addEventListener("DOMContentLoaded", () => {
  if (!navigator.clipboard) return;
  for (const box of document.querySelectorAll("pre.lab-bibtex")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "lab-copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(box.textContent);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    box.before(button);
  }
});
