// Two texts side by side, and what a person can do about them.

// A panel with both texts of each field, and a button for each choice.
export function compared(title, rows, names, choices) {
  const panel = document.createElement("section");
  panel.className = "sg-notice sg-notice--approve";
  panel.setAttribute("aria-label", title);
  panel.dataset.keptOffer = "";
  panel.append(made("h2", "govuk-heading-s", title));
  for (const { label, value, other } of rows) {
    const both = made("div", "sg-looks");
    both.append(side(names[0], value));
    if (other !== undefined) both.append(side(names[1], other));
    panel.append(made("h3", "govuk-heading-s", label), both);
  }
  const buttons = made("div", "sg-actions");
  for (const [words, action] of Object.entries(choices)) {
    const button = made("button", "govuk-button govuk-button--secondary", words);
    button.type = "button";
    button.addEventListener("click", () => {
      panel.remove();
      action();
    });
    buttons.append(button);
  }
  panel.append(buttons);
  return panel;
}

export function offered(entry, rows, choices) {
  const title = `You typed this on this device ${moment(entry.at)}, and it was not saved`;
  return compared(title, rows, ["Typed on this device", "Saved now"], choices);
}

function side(name, words) {
  const one = made("div", "");
  const said = made("p", "govuk-body-s");
  said.append(made("strong", "", name));
  one.append(said, made("p", "sg-preview__text", words || "Nothing"));
  return one;
}

export function made(kind, className, words = "") {
  const element = document.createElement(kind);
  if (className) element.className = className;
  element.textContent = words;
  return element;
}

function moment(at) {
  const then = new Date(at);
  const time = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (then.toDateString() === new Date().toDateString()) return `at ${time}`;
  const day = then.toLocaleDateString("en-GB", { day: "numeric", month: "long" });
  return `on ${day} at ${time}`;
}

// Another window may save or throw away meanwhile what is offered here.
export function goneWith(key, panel) {
  addEventListener("storage", (event) => {
    if (event.key === key && event.newValue === null) panel.remove();
  });
}
