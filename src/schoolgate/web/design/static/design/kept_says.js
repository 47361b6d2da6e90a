// What a person is told about words that the server does not have.

export const SAYS = {
  offline:
    "You are offline. Your words are kept on this device and will be saved when you are back.",
  offlineForm:
    "You are offline. Your words are kept on this device. " +
    "Press the button again when you are back.",
  silent:
    "Schoolgate does not answer. Your words are kept on this device " +
    "and will be saved when it answers.",
  silentForm:
    "Schoolgate does not answer. Your words are kept on this device. " +
    "Press the button again later.",
  signedOut:
    "You were signed out. Your words are kept on this device: " +
    "sign in, and come back to this page.",
  refused: "Your words are kept on this device.",
  changed:
    "This was changed in another window or on another device. " +
    "Both texts are on this page, and neither is lost.",
  since: "What is saved was changed after you typed this.",
  notKept:
    "Your words are only on this page: this browser can’t keep them. " +
    "Do not close it until they are saved.",
  leaving:
    "Words that you typed on this device were not saved. " +
    "Sign out and throw them away?",
};

// The same sentence in a browser that keeps nothing.
export function withoutKeeping(words) {
  const [reason] = words.split(/\s*Your words are kept/);
  return `${reason} ${SAYS.notKept}`.trim();
}
