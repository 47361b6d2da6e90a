// Tap a face, tap a name, and the next face is chosen by itself: one tap a face. Without
// this script the same page is a list of faces, each with its choices.

class Faces {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("[data-said]");
    this.names = root.querySelector("[data-names]");
    this.picture = root.querySelector("[data-picture]");
    this.boxes = [...root.querySelectorAll("[data-face]")];
    this.left = document.querySelector("[data-left]");
    // On a phone the buttons do it all, and the list is a long way to scroll past.
    const wide = matchMedia("(min-width: 900px)").matches;
    for (const list of root.querySelectorAll("[data-list]")) list.open = wide;
    this.listen();
    this.choose(this.next());
  }

  listen() {
    for (const box of this.boxes) {
      box.addEventListener("click", (event) => {
        event.preventDefault();
        this.choose(box.dataset.face);
        // Of a key there is no pointer to count; whoever uses one goes on from there.
        if (event.detail === 0) this.begin();
      });
    }
    this.form.addEventListener("change", (event) => {
      const pk = event.target.name.replace(/^(face|visitor)-/, "");
      if (event.target.name.startsWith("face-")) this.save(pk);
    });
    this.names.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) this.say(button.value);
    });
    for (const source of this.root.querySelectorAll("[data-source]")) {
      // With the keys one passes the choices by: the button beside them sends.
      let keyed = false;
      source.addEventListener("keydown", () => { keyed = true; });
      source.addEventListener("pointerdown", () => { keyed = false; });
      source.addEventListener("change", () => keyed || source.form.submit());
    }
    const draw = this.root.querySelector("[data-draw]");
    draw.addEventListener("click", () => this.drawing(draw));
  }

  select(pk) {
    return this.form.querySelector(`[name="face-${pk}"]`);
  }

  // The next face of which nothing is said, after the one that was chosen.
  next() {
    const open = this.boxes.filter((box) => {
      const select = this.select(box.dataset.face);
      return select && !select.value && !box.classList.contains("sg-face--perhaps");
    });
    const at = this.boxes.findIndex((box) => box.dataset.face === this.chosen);
    const after = open.find((box) => this.boxes.indexOf(box) > at);
    return (after || open[0] || {dataset: {}}).dataset.face;
  }

  choose(pk) {
    this.chosen = pk;
    for (const box of this.boxes) {
      const is = box.dataset.face === pk;
      box.classList.toggle("sg-face--chosen", is);
      if (is) box.setAttribute("aria-current", "true");
      else box.removeAttribute("aria-current");
    }
    this.offer(pk);
  }

  // Buttons of the names that the face's own list has; whoever is told already comes last.
  offer(pk) {
    const select = pk && this.select(pk);
    this.names.hidden = !select;
    if (!select) return;
    const used = new Set([...this.form.querySelectorAll("select")].map((s) => s.value));
    const options = [...select.querySelectorAll("option")].filter((o) => o.value);
    const told = (o) => used.has(o.value) && o.value.startsWith("pupil");
    // Who was not there comes after everything else but those who are told already.
    const order = (o) => {
      if (told(o)) return 4;
      if (o.value.startsWith("staff")) return 3;
      return "away" in o.dataset ? 2 : o.value.startsWith("pupil") ? 0 : 1;
    };
    options.sort((a, b) => order(a) - order(b));
    const number = this.boxes.find((b) => b.dataset.face === pk).textContent.trim();
    const title = document.createElement("p");
    title.className = "sg-names__title";
    title.textContent = `Face ${number} is `;
    const tag = this.root.querySelector(`[data-verdict-of="${pk}"]`);
    if (tag && select.value) {
      const copy = tag.cloneNode(true);
      copy.removeAttribute("data-verdict-of");
      title.append(copy);
    }
    const cover = document.createElement("button");
    cover.type = "button";
    cover.className = "sg-names__name";
    cover.value = "cover";
    cover.textContent = "Cover this face";
    this.names.replaceChildren(this.near(pk), title, ...options.map((option) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sg-names__name";
      button.value = option.value;
      button.textContent = option.textContent;
      if ("away" in option.dataset) button.textContent += " (not there that day)";
      if (option.selected) button.setAttribute("aria-pressed", "true");
      if (told(option) || "away" in option.dataset) button.classList.add("sg-names__name--used");
      return button;
    }), cover);
    this.names.setAttribute("aria-label", title.textContent);
  }

  // The face from near: on a phone thirty of them are a few pixels each.
  near(pk) {
    const rect = this.boxes.find((b) => b.dataset.face === pk).querySelector("rect");
    const [x, y, width, height] = ["x", "y", "width", "height"].map(
      (side) => Number(rect.getAttribute(side)));
    const edge = 1.9 * Math.max(width, height);
    const near = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    near.setAttribute("class", "sg-names__face");
    near.setAttribute("aria-hidden", "true");
    const corner = `${x + width / 2 - edge / 2} ${y + height / 2 - edge / 2}`;
    near.setAttribute("viewBox", `${corner} ${edge} ${edge}`);
    near.append(this.picture.querySelector("image").cloneNode());
    return near;
  }

  say(value) {
    const pk = this.chosen;
    if (value === "cover") {
      this.form.querySelector(`[value="cover:${pk}"]`).click();
      return;
    }
    this.select(pk).value = value;
    if (value === "visitor") {
      this.select(pk).closest("details").open = true;
      this.form.querySelector(`[name="visitor-${pk}"]`).focus();
      return;
    }
    this.save(pk);
    this.choose(this.next());
    this.begin();
  }

  // The button that was pressed is gone: the next face's names have the focus, and after
  // the last face what ends it.
  begin() {
    const first = this.names.querySelector("button");
    const next = this.names.hidden ? this.root.querySelector("[data-done]") : first;
    next.focus({preventScroll: true});
  }

  // Saves go one after the other, so that each sees what the one before it said.
  save(pk) {
    this.queue = (this.queue || Promise.resolve()).then(() => this.sent(pk));
  }

  async sent(pk) {
    const data = new FormData();
    for (const name of ["csrfmiddlewaretoken", `face-${pk}`, `visitor-${pk}`]) {
      const field = this.form.querySelector(`[name="${name}"]`);
      if (field) data.append(name, field.value);
    }
    try {
      const answer = await fetch(this.root.dataset.address, {
        method: "POST", body: data, headers: {Accept: "application/json"},
      });
      const said = await answer.json();
      if (said.error) this.left.textContent = said.error;
      else this.show(said.verdicts);
    } catch {
      this.left.textContent = "There is no connection. Nothing is lost: press Save later.";
    }
  }

  show(verdicts) {
    const levels = {
      "may be shown": "allow", "covered": "allow", "nobody who could be known": "allow",
      "must be covered": "stop", "ask the head": "approve", "who is it?": "advise",
    };
    let left = 0;
    let cover = 0;
    for (const [pk, word] of Object.entries(verdicts)) {
      const tag = this.root.querySelector(`[data-verdict-of="${pk}"]`);
      const box = this.boxes.find((b) => b.dataset.face === pk);
      if (!tag || !box) continue;
      const perhaps = box.classList.contains("sg-face--perhaps");
      if (word === "who is it?" && !perhaps) left += 1;
      if (word === "must be covered") cover += 1;
      tag.textContent = word === "who is it?" && perhaps ? "perhaps a face" : word;
      tag.className = `sg-tag sg-tag--${levels[word]}`;
      box.setAttribute("class", box.getAttribute("class").replace(
        /sg-face--(allow|stop|approve|advise)/, `sg-face--${levels[word]}`));
    }
    const waits = left
      ? `${left === 1 ? "1 face waits" : `${left} faces wait`} for you. Choose a face, then a name.`
      : "Everybody is accounted for. Is anyone missing? Draw a box around them.";
    if (cover) this.root.querySelector("[data-cover]").open = true;
    this.left.textContent = cover ? `${waits} To be covered: ${cover}.` : waits;
  }

  drawing(button) {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    this.picture.classList.toggle("sg-faces__svg--drawing", on);
    if (!on || this.draws) return;
    this.draws = true;
    const view = this.picture.viewBox.baseVal;
    const place = (event) => {
      const edges = this.picture.getBoundingClientRect();
      return [(event.clientX - edges.left) / edges.width, (event.clientY - edges.top) / edges.height];
    };
    let begun = null;
    let rect = null;
    this.picture.addEventListener("pointerdown", (event) => {
      if (button.getAttribute("aria-pressed") !== "true") return;
      event.preventDefault();
      begun = place(event);
      rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      rect.setAttribute("class", "sg-face__new");
      this.picture.append(rect);
      this.picture.setPointerCapture(event.pointerId);
    });
    const box = (event) => {
      const [x, y] = place(event);
      const left = Math.max(0, Math.min(x, begun[0]));
      const top = Math.max(0, Math.min(y, begun[1]));
      return [left, top, Math.min(1, Math.max(x, begun[0])) - left, Math.min(1, Math.max(y, begun[1])) - top];
    };
    this.picture.addEventListener("pointermove", (event) => {
      if (!begun) return;
      const [left, top, width, height] = box(event);
      rect.setAttribute("x", left * view.width);
      rect.setAttribute("y", top * view.height);
      rect.setAttribute("width", width * view.width);
      rect.setAttribute("height", height * view.height);
    });
    this.picture.addEventListener("pointerup", (event) => {
      if (!begun) return;
      const sides = box(event);
      begun = null;
      ["left", "top", "width", "height"].forEach((side, at) => {
        button.form.querySelector(`[name=${side}]`).value = sides[at].toFixed(4);
      });
      button.form.submit();
    });
  }
}

const root = document.querySelector("[data-faces]");
if (root) new Faces(root);
