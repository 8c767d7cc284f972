// A button that copies what stands in a box of BibTeX, for sites without sphinx-copybutton.
// Its words, in the site's language, come with the script's own element.
const { copy = "Copy", copied = "Copied" } = document.currentScript.dataset;
document.addEventListener("DOMContentLoaded", () => {
  if (!navigator.clipboard) return;
  for (const box of document.querySelectorAll("pre.lab-bibtex")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "lab-copy";
    button.textContent = copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(box.textContent);
      button.textContent = copied;
      setTimeout(() => { button.textContent = copy; }, 2000);
    });
    box.before(button);
  }
});
