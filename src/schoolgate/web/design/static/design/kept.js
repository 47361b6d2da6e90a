// Words that somebody types are kept in this browser until the server has said that it
// has them. Only forms with data-keep are kept: never a case, never a form of a parent
// or of the public (a test holds it). Without this script the same forms work.

import { goneWith, made, offered } from "./kept_compare.js";
import { SAYS, withoutKeeping } from "./kept_says.js";
import { mine, ready, settled, store } from "./kept_store.js";

const DAYS = 7;
const PING = "/ping/";
const SIGN_IN = "/sign-in/";
const FIELDS = "textarea, input[type=text], input[type=url], input:not([type])";

const person = document.body.dataset.person || "";
const random = () => Math.random().toString(36).slice(2, 12);
const clean = (words) => words.replaceAll("\r\n", "\n");

// Every page that is loaded has a number of its own: two windows keep their words apart.
const PAGE = random();

export class Kept {
  constructor(form) {
    this.form = form;
    this.address = location.pathname;
    this.about = `${mine}${this.address}|${form.dataset.keep}|`;
    this.key = `${this.about}${PAGE}`;
    this.saved = new Map();
    this.works = true;
    this.says = form.querySelector("[data-keep-says]") || this.place();
    form.addEventListener("input", () => this.changed());
    addEventListener("beforeunload", (event) => {
      if (!this.works && !this.leaves) event.preventDefault();
    });
    this.open();
  }

  place() {
    const says = document.createElement("p");
    says.className = "govuk-hint";
    says.setAttribute("role", "status");
    this.form.append(says);
    return says;
  }

  // What is in the form because it was refused is not saved, whatever stands in it.
  open() {
    if ("keepUnsaved" in this.form.dataset) {
      for (const field of this.fields()) this.saved.set(field.name, null);
      this.note();
      this.say(SAYS.refused);
    }
    ready.then(() => this.openEarlier());
  }

  openEarlier() {
    const refused = "keepUnsaved" in this.form.dataset;
    for (const key of store.keys()) {
      if (!key.startsWith(this.about) || key === this.key) continue;
      if (refused && this.holds(store.get(key))) store.remove(key);
      else this.offer(key);
    }
  }

  holds(entry) {
    const words = this.words();
    return Object.entries(entry?.fields || {}).every(
      ([name, { value }]) => words[name] === value,
    );
  }

  fields() {
    return [...this.form.querySelectorAll(FIELDS)].filter((field) => field.name);
  }

  words() {
    return Object.fromEntries(this.fields().map((f) => [f.name, clean(f.value)]));
  }

  // What the server has of a field, as far as this page knows.
  savedIn(field) {
    const known = this.saved.get(field.name);
    return known === undefined ? clean(field.defaultValue) : known;
  }

  // What is typed after the form was sent is not what the server may say yes to.
  changed() {
    this.sent = undefined;
    this.leaves = false;
    this.note();
  }

  // Keep what differs from what the server has; forget the rest.
  note() {
    const fields = {};
    for (const field of this.fields()) {
      const value = clean(field.value);
      if (value === this.savedIn(field) || (!value && !this.savedIn(field))) continue;
      fields[field.name] = { label: labelOf(field), value };
    }
    if (!Object.keys(fields).length) {
      store.remove(this.key);
      this.works = true;
      return;
    }
    const { keepVersion: version } = this.form.dataset;
    this.works = store.put(this.key, { version, at: Date.now(), sent: this.sent, fields });
  }

  // The server has these words: what was typed since is still to be saved.
  acknowledge(words) {
    for (const [name, value] of Object.entries(words)) this.saved.set(name, value);
    this.note();
  }

  // That words are kept is said once they are; of several sentences the last one stands.
  say(words, link = "") {
    const turn = Symbol(words);
    this.turn = turn;
    settled().then(() => {
      if (this.turn === turn) this.show(words, link);
    });
  }

  show(words, link) {
    const kept = this.works || words === SAYS.changed ? words : withoutKeeping(words);
    this.says.textContent = kept;
    if (!link) return;
    const anchor = document.createElement("a");
    anchor.className = "govuk-link";
    anchor.href = link;
    anchor.textContent = "Sign in";
    this.says.append(" ", anchor);
  }

  sayNoConnection(byItself) {
    const what = navigator.onLine ? "silent" : "offline";
    this.say(SAYS[byItself ? what : `${what}Form`]);
  }

  saySignedOut() {
    const next = encodeURIComponent(this.address);
    this.say(SAYS.signedOut, `${SIGN_IN}?next=${next}`);
  }

  // A form is sent once the server answers; until then its words stay where they are.
  async submit(event) {
    if (this.sure || event.defaultPrevented) return;
    event.preventDefault();
    if (this.asks) return;
    const button = event.submitter;
    this.asks = true;
    try {
      await fetch(PING, { cache: "no-store" });
    } catch {
      this.sayNoConnection(false);
      return;
    } finally {
      this.asks = false;
    }
    this.send(button);
  }

  send(button) {
    this.sent = random();
    const field = this.form.querySelector("[name=kept]") || document.createElement("input");
    Object.assign(field, { type: "hidden", name: "kept", value: this.sent });
    this.form.append(field);
    this.note();
    this.sure = this.leaves = true;
    this.form.requestSubmit(button);
    this.sure = false;
  }

  // Words of an earlier page that were not saved: beside what is saved, to use or not.
  offer(key) {
    const entry = store.get(key);
    if (!entry) return;
    const now = Object.fromEntries(
      this.fields().map((f) => [f.name, this.savedIn(f) ?? clean(f.value)]),
    );
    const rows = Object.entries(entry.fields)
      .filter(([name, { value }]) => value !== now[name])
      .map(([name, { label, value }]) => ({ name, label, value, other: now[name] }));
    if (!rows.length) {
      store.remove(key);
      return;
    }
    const here = rows.filter(({ other }) => other !== undefined);
    const gone = rows.filter(({ other }) => other === undefined);
    const use = () => {
      this.use(here);
      keepOnly(key, entry, gone);
    };
    const choices = here.length ? { "Use it": use } : {};
    choices["Throw it away"] = () => store.remove(key);
    const panel = offered(entry, rows, choices);
    if (entry.version !== this.form.dataset.keepVersion) {
      panel.querySelector("h2").after(made("p", "govuk-body", SAYS.since));
    }
    this.form.before(panel);
    goneWith(key, panel);
  }

  // Where what is typed here is not what the server has.
  differences(theirs) {
    return this.fields()
      .map((f) => ({ name: f.name, label: labelOf(f), value: clean(f.value) }))
      .filter(({ name, value }) => name in theirs && theirs[name] !== value)
      .map((row) => ({ ...row, other: theirs[row.name] }));
  }

  use(rows) {
    const fields = this.fields();
    for (const { name, value } of rows) {
      const field = fields.find((each) => each.name === name);
      field.value = value;
      for (let d = field.closest("details"); d; d = d.parentElement.closest("details")) {
        d.open = true;
      }
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    fields.find((each) => each.name === rows[0].name)?.focus();
  }
}

// Words whose field is not on the page stay, to be copied another time.
function keepOnly(key, entry, rows) {
  if (!rows.length) {
    store.remove(key);
    return;
  }
  const names = rows.map(({ name }) => [name, entry.fields[name]]);
  store.put(key, { ...entry, fields: Object.fromEntries(names) });
}

function labelOf(field) {
  return field.labels?.[0]?.textContent.trim() || field.name;
}

// What the server says it has need not be kept, whichever window sent it.
function forgetSaved() {
  const marks = [...document.querySelectorAll("[data-kept]")];
  const saved = new Set(marks.map((mark) => mark.dataset.kept));
  for (const key of store.keys()) {
    if (!key.startsWith(mine)) continue;
    const entry = store.get(key);
    if (entry?.sent && saved.has(entry.sent)) store.remove(key);
  }
}

function forgetOld() {
  const oldest = Date.now() - DAYS * 24 * 60 * 60 * 1000;
  for (const key of store.keys()) {
    if (!((store.get(key)?.at || store.at(key)) > oldest)) store.remove(key);
  }
}

// The form that the words were typed in may be gone: they can still be copied.
function offerOrphans(here) {
  const forms = [...document.querySelectorAll("[data-keep]")];
  const known = forms.map((f) => `${mine}${location.pathname}|${f.dataset.keep}|`);
  for (const key of store.keys()) {
    if (!key.startsWith(`${mine}${location.pathname}`)) continue;
    if (known.some((about) => key.startsWith(about))) continue;
    const entry = store.get(key);
    if (!entry) continue;
    const rows = Object.values(entry.fields);
    const panel = offered(entry, rows, { "Throw it away": () => store.remove(key) });
    panel.querySelector("h2").after(elsewhere(key.split("|")[2]));
    here.after(panel);
    goneWith(key, panel);
  }
}

function elsewhere(address) {
  const words = "The form that it was typed in is not on this page. ";
  const line = made("p", "govuk-body", words);
  if (address === location.pathname) return line;
  const link = made("a", "govuk-link", "Go to that form");
  link.href = address;
  line.append(link);
  return line;
}

// Whoever signs out leaves nothing on a device that others use.
function signOut(event) {
  if (event.defaultPrevented || !event.target.matches("[data-forgets]")) return;
  const keys = store.keys().filter((key) => key.startsWith(mine));
  if (keys.length && !confirm(SAYS.leaving)) {
    event.preventDefault();
    return;
  }
  keys.forEach(store.remove);
}

if (person) {
  ready.then(() => {
    forgetSaved();
    forgetOld();
  });
  document.addEventListener("submit", signOut);
  for (const form of document.querySelectorAll("[data-keep]:not([data-draft])")) {
    const kept = new Kept(form);
    form.addEventListener("submit", (event) => kept.submit(event));
  }
  const here = document.querySelector("[data-kept-here]");
  if (here) ready.then(() => offerOrphans(here));
}
