// Drafting as one types: saved, checked, counted; kept on the device until it is saved.
// Without this script the same form does it all, a button at a time.

import { Kept } from "../design/kept.js";
import { compared } from "../design/kept_compare.js";
import { SAYS } from "../design/kept_says.js";
import { store } from "../design/kept_store.js";

const WAIT = 400;
const RETRY = 8000;

class Draft {
  constructor(form) {
    this.form = form;
    this.text = form.querySelector("[name=text]");
    this.saved = form.querySelector("[data-saved]");
    this.verdict = form.querySelector("[data-verdict]");
    this.previews = form.querySelector("[data-previews]");
    this.under = form.querySelector("[data-marks]");
    this.marks = [];
    // Where both texts are shown, nothing is saved over the other but by a button.
    this.stopped = "byButton" in form.dataset;
    // Beside the text there is room for it on a wide page only.
    form.querySelector("[data-looks]").open = matchMedia("(min-width: 900px)").matches;
    this.turn = Promise.resolve();
    this.turns = 0;
    this.upload = new globalThis.Upload(this, form.querySelector("[data-upload]"));
    this.listen();
    this.kept = new Kept(form);
    this.paint();
  }

  listen() {
    this.form.addEventListener("input", (event) => this.changed(event));
    this.form.addEventListener("change", (event) => this.changed(event));
    this.form.addEventListener("submit", (event) => this.leave(event));
    this.text.addEventListener("scroll", () => this.paint());
    window.addEventListener("online", () => this.save());
    this.verdict.addEventListener("click", (event) => {
      const button = event.target.closest("[data-instead]");
      if (button) this.instead(button.dataset);
    });
    const files = this.form.querySelector("[data-pictures]");
    files.addEventListener("change", () => this.hand());
    this.text.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length) this.hand(event.clipboardData.files);
    });
    this.form.addEventListener("dragover", (event) => event.preventDefault());
    this.form.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      this.hand(event.dataTransfer.files);
    });
  }

  changed(event) {
    if (event.target.type === "file") return;
    if (event.target === this.text) this.marks = [];
    if (this.saved.textContent.trim() === "Saved.") this.kept.say("Saving.");
    this.paint();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), WAIT);
  }

  // A form that is sent while a save is under way would be an old one by then.
  leave(event) {
    clearTimeout(this.timer);
    if (this.kept.sure) {
      this.stopped = true;
      return;
    }
    if (this.turns || this.upload.isOn) {
      event.preventDefault();
      this.leaving = event.submitter;
      if (this.upload.isOn) this.kept.say("It goes on when the pictures are added.");
      return;
    }
    this.kept.submit(event);
  }

  // Whoever wanted to leave does so once nothing is under way.
  left() {
    if (!this.leaving || this.turns || this.upload.isOn) return;
    const button = this.leaving;
    this.leaving = null;
    this.form.requestSubmit(button);
  }

  // A save and a picture each count a change of the post: they go one after the other.
  inTurn(work) {
    this.turns += 1;
    this.turn = this.turn.then(work).finally(() => {
      this.turns -= 1;
      this.left();
    });
    return this.turn;
  }

  save() {
    if (this.stopped || this.waits) return;
    this.waits = true;
    this.inTurn(() => this.saveNow());
  }

  async saveNow() {
    this.waits = false;
    if (this.stopped) return;
    const typed = this.kept.words();
    const body = new FormData(this.form);
    body.delete("pictures");
    body.delete("video");
    try {
      const answer = await fetch(this.form.dataset.typed, {
        method: "POST",
        body,
        redirect: "manual",
        headers: { Accept: "application/json" },
      });
      const type = answer.headers.get("Content-Type") || "";
      this.take(answer, type.includes("json") ? await answer.json() : null, typed);
    } catch {
      // It may have arrived, and only the answer was lost.
      this.unanswered = typed;
      this.tryAgain();
    }
  }

  tryAgain() {
    this.kept.sayNoConnection(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), RETRY);
  }

  take(answer, said, typed) {
    if (answer.type === "opaqueredirect" || [401, 403].includes(answer.status)) {
      this.kept.saySignedOut();
    } else if (answer.status === 404) {
      this.kept.say(`This post is not here for you now. ${SAYS.refused}`);
    } else if (!said) {
      this.tryAgain();
    } else if (answer.status === 409) {
      this.differ(said);
    } else if (!answer.ok) {
      this.kept.say(`${Object.values(said.errors).flat().join(" ")} ${SAYS.refused}`);
    } else {
      this.accept(said, typed);
    }
  }

  accept(said, typed) {
    this.unanswered = null;
    this.version = said.version;
    this.verdict.innerHTML = said.html;
    this.look(said.previews);
    this.kept.acknowledge(savedByItself(typed));
    if (clean(this.text.value) === typed.text) {
      this.marks = said.marks;
      this.kept.say("Saved.");
    }
    this.paint();
  }

  // Whether they are the words of the save whose answer never came.
  isMine(theirs) {
    const tried = this.unanswered;
    this.unanswered = null;
    const same = ([name, words]) => (tried[name] || "") === words;
    return tried && Object.entries(theirs).every(same);
  }

  set version(number) {
    this.form.querySelector("[name=version]").value = number;
    this.form.dataset.keepVersion = number;
  }

  // Somebody, or another window, saved other words: both are shown, neither is lost.
  differ({ version, theirs }) {
    if (this.isMine(theirs)) {
      this.version = version;
      this.kept.acknowledge(theirs);
      this.save();
      return;
    }
    this.stopped = true;
    const rows = this.kept.differences(theirs);
    const title = rows.length ? "Both texts" : "A choice or a picture was changed too";
    const panel = compared(title, rows, ["You typed", "It is saved as"], {
      "Save mine over it": () => {
        this.version = version;
        this.kept.acknowledge(theirs);
        this.stopped = false;
        this.save();
      },
      "Use what is saved": () => {
        store.remove(this.kept.key);
        this.kept.leaves = true;
        location.reload();
      },
    });
    this.form.before(panel);
    this.kept.say(SAYS.changed);
    panel.scrollIntoView();
  }

  // Pictures that are there already would flicker: only what changed is put in anew.
  look(html) {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    const news = [...fresh.content.children];
    const olds = [...this.previews.children];
    if (news.length !== olds.length) {
      this.previews.replaceChildren(...news);
      return;
    }
    news.forEach((each, place) => {
      if (!each.isEqualNode(olds[place])) olds[place].replaceWith(each);
    });
  }

  // Findings are marked under the text, which stays an ordinary text field.
  paint() {
    const signs = Array.from(this.text.value);
    const parts = [];
    let at = 0;
    for (const mark of [...this.marks].sort((a, b) => a.start - b.start)) {
      if (mark.start < at) continue;
      parts.push(document.createTextNode(signs.slice(at, mark.start).join("")));
      const marked = document.createElement("mark");
      marked.className = `sg-mark sg-mark--${mark.level}`;
      marked.textContent = signs.slice(mark.start, mark.end).join("");
      parts.push(marked);
      at = mark.end;
    }
    parts.push(document.createTextNode(`${signs.slice(at).join("")}\n`));
    this.under.replaceChildren(...parts);
    this.under.scrollTop = this.text.scrollTop;
  }

  instead({ start, end, instead }) {
    const signs = Array.from(this.text.value);
    signs.splice(Number(start), Number(end) - Number(start), instead);
    this.text.value = signs.join("");
    this.text.dispatchEvent(new Event("input", { bubbles: true }));
    this.text.focus();
  }

  // Pictures are added at once, one by one, while one goes on typing.
  hand(files) {
    const input = this.form.querySelector("[data-pictures]");
    this.upload.add([...(files || input.files)]);
    input.value = "";
  }
}

// What is said of pictures and of a video is saved by a button only.
function savedByItself(typed) {
  const saved = Object.entries(typed).filter(([name]) => !/^(picture|video)-/.test(name));
  return Object.fromEntries(saved);
}

const clean = (words) => words.replaceAll("\r\n", "\n");

for (const form of document.querySelectorAll("[data-draft]")) new Draft(form);
