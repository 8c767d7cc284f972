// Before the page is drawn: the colour mode that the visitor chose at an earlier visit.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("theme");
  } catch { /* a browser that keeps nothing */ }
  document.body.dataset.theme = ["light", "dark"].includes(chosen) ? chosen : "auto";
})();

// Escape closes the menu; Sphinx's own use of the key would keep the browser from it.
document.addEventListener("keydown", (event) => {
  const menu = document.getElementById("lab-menu");
  if (event.key === "Escape" && menu?.matches(":popover-open")) menu.hidePopover();
}, true);
