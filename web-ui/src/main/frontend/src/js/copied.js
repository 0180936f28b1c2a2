// Says that something was copied: a tick in the button and a sentence in the page's live region.
document.addEventListener("clipboard-copy", (event) => {
  const button = event.target;
  button.setAttribute("data-copied", "");
  announce("Copied.");
  setTimeout(() => button.removeAttribute("data-copied"), 1600);
});

export function announce(sentence) {
  const region = document.getElementById("announcements");
  if (region) region.textContent = sentence;
}
