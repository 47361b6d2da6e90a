// Where kept words lie: an entry a form and a page, under a key that begins with whose.

export const PREFIX = "kept";

// localStorage, as far as this browser has it: in private mode it can throw, or be full.
export const store = {
  get(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  put(key, entry) {
    try {
      localStorage.setItem(key, JSON.stringify(entry));
      return true;
    } catch {
      return false;
    }
  },
  remove(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept, so there is nothing to forget.
    }
  },
  keys() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}|`));
    } catch {
      return [];
    }
  },
};
