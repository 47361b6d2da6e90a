// Where kept words lie: an entry a form and a page, under a key that begins with whose.
// Each is sealed with a key that only its person's pages are given, so that nobody else
// who uses the device reads it. When it was kept stays open: old words are forgotten.

export const PREFIX = "kept";

const { person = "", keptKey = "" } = document.body.dataset;
export const mine = `${PREFIX}|${person}|`;

const ROOM = "keeps-room";
const GROWS = 1.4;
const IV_LENGTH = 12;
const canSeal = Boolean(keptKey && globalThis.crypto?.subtle);
const sealing = canSeal ? keyOf(keptKey) : null;
// What this page knows of its person's words: sealing them takes a moment.
const entries = new Map();
let sealed = Promise.resolve();

function keyOf(text) {
  return crypto.subtle.importKey("raw", bytesOf(text), "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);
}

function bytesOf(text) {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

function textOf(bytes) {
  let signs = "";
  for (const byte of bytes) signs += String.fromCharCode(byte);
  return btoa(signs);
}

function howSealed(iv, key) {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(key) };
}

async function seal(key, entry) {
  const iv = crypto.getRandomValues(new Uint8Array(IV_LENGTH));
  const plain = new TextEncoder().encode(JSON.stringify(entry));
  const made = await crypto.subtle.encrypt(howSealed(iv, key), await sealing, plain);
  // It may have been removed, or there may be later words by now.
  if (entries.get(key) !== entry) return;
  const kept = { at: entry.at, iv: textOf(iv), sealed: textOf(new Uint8Array(made)) };
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    entries.delete(key);
  }
}

async function unsealed(key) {
  const { iv, sealed: made } = outside(key);
  const how = howSealed(bytesOf(iv), key);
  const plain = await crypto.subtle.decrypt(how, await sealing, bytesOf(made));
  return JSON.parse(new TextDecoder().decode(plain));
}

// What stands outside the seal; nothing where there is no entry.
function outside(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) || {};
  } catch {
    return {};
  }
}

function stored() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}|`));
  } catch {
    return [];
  }
}

// Whether so many signs would go in once they are sealed.
function hasRoom(signs) {
  try {
    localStorage.setItem(ROOM, "~".repeat(Math.ceil(signs * GROWS)));
    localStorage.removeItem(ROOM);
    return true;
  } catch {
    return false;
  }
}

// When all that was put is kept.
export const settled = () => sealed;

// localStorage, as far as this browser has it: in private mode it can throw, or be full.
export const store = {
  get(key) {
    return entries.get(key) || null;
  },
  at(key) {
    return outside(key).at;
  },
  put(key, entry) {
    const signs = new TextEncoder().encode(JSON.stringify(entry)).length;
    if (!canSeal || !hasRoom(signs)) return false;
    entries.set(key, entry);
    sealed = sealed.then(() => seal(key, entry)).catch(() => entries.delete(key));
    return true;
  },
  remove(key) {
    entries.delete(key);
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept, so there is nothing to forget.
    }
  },
  keys() {
    return [...new Set([...entries.keys(), ...stored()])];
  },
};

// Opens what this person has kept; what can't be opened is of no use to anybody.
async function open() {
  for (const key of stored()) {
    if (!outside(key).sealed) store.remove(key);
    else if (canSeal && key.startsWith(mine)) await openOne(key);
  }
}

async function openOne(key) {
  try {
    const entry = await unsealed(key);
    if (!entries.has(key)) entries.set(key, entry);
  } catch {
    store.remove(key);
  }
}

export const ready = open();
