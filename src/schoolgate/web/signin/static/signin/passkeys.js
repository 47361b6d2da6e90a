// A passkey's button shows where the browser knows passkeys, and says what went wrong.
const buttons = document.querySelectorAll("#passkey_login, #use_passkey, #add_passkey");
const problem = document.querySelector("#passkey_problem");

for (const button of buttons) button.hidden = !window.PublicKeyCredential;
if (!window.PublicKeyCredential && problem && !document.querySelector("#passkey_login")) {
  problem.textContent = "This browser knows no passkeys. Use an authenticator app instead.";
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  if (problem) problem.textContent = "That didn’t work, or took too long. Try again, or use another way.";
});
