// What every page has: nothing depends on it.
document.documentElement.classList.add("js");

const summary = document.querySelector(".govuk-error-summary");
if (summary) summary.focus();

// A button pressed twice in a second was meant once.
const sent = new WeakMap();
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  const last = sent.get(event.target);
  if (last && event.timeStamp - last < 1000) event.preventDefault();
  sent.set(event.target, event.timeStamp);
});

if ("serviceWorker" in navigator && document.querySelector("link[rel=manifest]")) {
  navigator.serviceWorker.register("/worker.js");
}
