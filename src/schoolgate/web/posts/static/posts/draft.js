// Drafting as one types: saved, checked, counted; kept on the device while there is no
// connection. Without this script the same form does it all, a button at a time.

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
    this.key = form.dataset.key;
    this.marks = [];
    this.stopped = false;
    // Beside the text there is room for it on a wide page only.
    form.querySelector("[data-looks]").open = matchMedia("(min-width: 900px)").matches;
    this.turn = Promise.resolve();
    this.turns = 0;
    this.upload = new globalThis.Upload(this, form.querySelector("[data-upload]"));
    this.bringBack();
    this.listen();
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
    localStorage.setItem(this.key, this.text.value);
    if (event.target === this.text) this.marks = [];
    this.paint();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), WAIT);
  }

  // A form that is sent while a save is under way would be an old one by then.
  leave(event) {
    clearTimeout(this.timer);
    if (this.turns || this.upload.isOn) {
      event.preventDefault();
      this.leaving = event.submitter;
      if (this.upload.isOn) this.say("It goes on when the pictures are added.");
      return;
    }
    this.stopped = true;
    localStorage.removeItem(this.key);
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

  // What was typed and never saved comes back, and is saved first.
  bringBack() {
    const kept = localStorage.getItem(this.key);
    if (kept === null || kept === this.text.value) return;
    this.text.value = kept;
    this.say("What you typed without a connection is back.");
    this.timer = setTimeout(() => this.save(), WAIT);
  }

  save() {
    if (this.stopped || this.waits) return;
    this.waits = true;
    this.inTurn(() => this.saveNow());
  }

  async saveNow() {
    this.waits = false;
    if (this.stopped) return;
    const typed = this.text.value;
    try {
      const body = new FormData(this.form);
      body.delete("pictures");
      body.delete("video");
      const answer = await fetch(this.form.dataset.typed, {
        method: "POST",
        body,
        headers: { Accept: "application/json" },
      });
      this.take(answer, await answer.json(), typed);
    } catch {
      this.say("Not saved: there is no connection. It is kept on this device.");
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), RETRY);
    }
  }

  take(answer, said, typed) {
    if (!answer.ok) {
      this.stopped = answer.status === 409;
      this.say(Object.values(said.errors).flat().join(" "));
      return;
    }
    this.form.querySelector("[name=version]").value = said.version;
    this.verdict.innerHTML = said.html;
    this.look(said.previews);
    if (this.text.value === typed) {
      localStorage.removeItem(this.key);
      this.marks = said.marks;
      this.say("Saved.");
    }
    this.paint();
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

  say(words) {
    this.saved.textContent = words;
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

for (const form of document.querySelectorAll("[data-draft]")) new Draft(form);
