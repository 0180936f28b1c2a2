// Question boxes close on Escape and on a click elsewhere, as people expect of them.
const open = () => document.querySelectorAll("details.confirm[open]");

document.addEventListener("click", (event) => {
  open().forEach((box) => {
    if (!box.contains(event.target)) box.open = false;
  });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  open().forEach((box) => {
    box.open = false;
    box.querySelector("summary").focus();
  });
});
