// What every page has: nothing depends on it.
document.documentElement.classList.add("js");

const summary = document.querySelector(".govuk-error-summary");
if (summary) summary.focus();

// A button pressed twice in a second was meant once.
for (const form of document.querySelectorAll("form")) {
  let last = 0;
  form.addEventListener("submit", (event) => {
    if (event.timeStamp - last < 1000 && last) event.preventDefault();
    last = event.timeStamp;
  });
}

if ("serviceWorker" in navigator && document.querySelector("link[rel=manifest]")) {
  navigator.serviceWorker.register("/worker.js");
}
