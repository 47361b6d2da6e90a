// Looks every two seconds how far a list is; leaves for the outcome once it is taken.
const place = document.querySelector("#taking");

async function look() {
  const answer = await fetch(place.dataset.address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.querySelector("#taking");
  if (answer.redirected || !now) {
    location.assign(answer.url);
    return;
  }
  if (now.textContent !== place.textContent) place.replaceChildren(...now.childNodes);
  setTimeout(look, 2000);
}

setTimeout(look, 2000);
