// What is written on an alarm's page is kept nowhere on the device.
const form = document.querySelector("form[data-unkept]");

for (const link of document.querySelectorAll("[data-leave]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    form?.reset();
    location.replace(link.href);
  });
}

// The browser may put the whole page by, with its words, for the button “Back”.
addEventListener("pagehide", () => form?.reset());
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

// Sent without a network the words would be gone: they stay, and the page says so.
form?.addEventListener("submit", (event) => {
  if (navigator.onLine) return;
  event.preventDefault();
  const said = document.createElement("p");
  said.className = "sg-message sg-message--error";
  said.setAttribute("role", "alert");
  said.textContent =
    "Not sent: this device is offline. Your words are still here. Ring instead, or try again.";
  form.querySelector(".sg-message--error")?.remove();
  form.append(said);
});
