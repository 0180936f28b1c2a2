// Keeps empty fields of search forms out of the address.
document.addEventListener("formdata", (event) => {
  if (!event.target.hasAttribute("data-lean")) return;
  for (const [name, value] of [...event.formData.entries()]) {
    if (value === "") event.formData.delete(name);
  }
});
