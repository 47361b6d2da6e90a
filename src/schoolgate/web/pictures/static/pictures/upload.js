// Pictures are added one by one, with progress, while one goes on typing. What could not
// be sent is sent again when the connection is back.

const AGAIN = 8000;

globalThis.Upload = class Upload {
  constructor(draft, root) {
    this.draft = draft;
    this.root = root;
    this.says = root.querySelector("[data-upload-says]");
    this.bar = root.querySelector("[data-upload-bar]");
    this.failed = root.querySelector("[data-upload-failed]");
    this.button = root.querySelector("[data-upload-stop]");
    this.cards = draft.form.querySelector("[data-cards]");
    this.queue = [];
    this.added = this.all = 0;
    this.isOn = false;
    this.button.addEventListener("click", () => (this.isOn ? this.stop() : this.goOn()));
    window.addEventListener("online", () => this.wake());
    window.addEventListener("beforeunload", (event) => {
      if (this.isOn) event.preventDefault();
    });
  }

  add(files) {
    if (!this.queue.length) {
      this.added = this.all = 0;
      this.failed.replaceChildren();
    }
    this.queue.push(...files);
    this.all += files.length;
    if (files.length && !this.isOn) this.goOn();
  }

  async goOn() {
    this.isOn = true;
    this.root.hidden = false;
    this.button.parentElement.hidden = false;
    this.button.textContent = "Stop";
    if (this.runs) return;
    this.runs = true;
    while (this.isOn && this.queue.length) {
      this.tell("Adding pictures");
      await this.draft.inTurn(() => this.next());
    }
    this.runs = false;
    if (!this.isOn) {
      this.tell("Stopped");
      return;
    }
    this.isOn = false;
    this.button.parentElement.hidden = true;
    this.tell("Done");
    this.draft.save();
  }

  // What was sent when the connection broke is sent again: the server knows it again.
  async next() {
    const file = this.queue[0];
    try {
      const said = await this.send(file);
      if (said.error) this.refused(file, said.error);
      else this.show(said);
      this.queue.shift();
    } catch {
      this.tell("There is no connection. It goes on by itself");
      await new Promise((done) => {
        this.wake = done;
        setTimeout(done, AGAIN);
      });
    }
  }

  wake() {}

  async send(file) {
    const body = new FormData();
    for (const name of ["csrfmiddlewaretoken", "version"]) {
      body.append(name, this.draft.form.querySelector(`[name=${name}]`).value);
    }
    body.append("picture", file, file.name);
    const answer = await fetch(this.root.dataset.address, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
    });
    if (answer.ok || answer.status === 422) return answer.json();
    return { error: `${file.name} could not be added. Add it again.` };
  }

  show({ picture, html, version }) {
    this.added += 1;
    if (version) this.draft.form.querySelector("[name=version]").value = version;
    if (this.cards.querySelector(`[name="picture-${picture}-out"]`)) return;
    this.cards.insertAdjacentHTML("beforeend", html);
  }

  refused(file, why) {
    const line = document.createElement("li");
    line.textContent = why.includes(file.name) ? why : `${file.name}: ${why}`;
    this.failed.append(line);
  }

  stop() {
    this.isOn = false;
    this.button.textContent = "Go on";
    this.tell("Stopped");
    this.wake();
    this.draft.left();
  }

  tell(what) {
    const refused = this.failed.children.length;
    const without = refused ? `, ${refused} could not be` : "";
    this.says.textContent = `${what}: ${this.added} of ${this.all} are added${without}.`;
    this.bar.max = this.all;
    this.bar.value = this.all - this.queue.length;
  }
};
