"""Typed words are not lost: offline, signed out, refused, changed elsewhere."""

import re

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, Route, expect

from tests.browser.conftest import Visit, is_too_wide, violations

pytestmark = pytest.mark.slow
FIELD = "What do you want to say?"
OFFER = "[data-kept-offer]"
OFFLINE = (
    "You are offline. Your words are kept on this device and will be saved when you "
    "are back."
)
SIGNED_OUT = (
    "You were signed out. Your words are kept on this device: sign in, and come back "
    "to this page."
)
NOT_KEPT = "Your words are only on this page: this browser can’t keep them."
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); },
});"""
FULL = """Storage.prototype.setItem = function () {
  throw new DOMException("full", "QuotaExceededError");
};"""


def a_draft(page: Page, text: str) -> str:
    """Begin a draft, and have it saved; where it is."""
    page.goto("/school/riverside/")
    page.get_by_role("button", name="New post").click()
    page.wait_for_url("**/edit/")
    page.get_by_label("What is it?").select_option("activity")
    page.get_by_label(FIELD).fill(text)
    saved(page)
    return page.url


# Chromium's own way of being offline now and then lets a save out to the server.
ONLINE = """(is) => {
  Object.defineProperty(navigator, "onLine", { get: () => is, configurable: true });
  dispatchEvent(new Event(is ? "online" : "offline"));
}"""


def go_offline(page: Page) -> None:
    """Cut the connection: no request leaves the page, and the page knows it."""
    page.route("**/*", lambda route: route.abort("internetdisconnected"))
    page.evaluate(ONLINE, arg=False)


def come_back(page: Page) -> None:
    page.unroute_all()
    page.evaluate(ONLINE, arg=True)


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text("Saved.")


# Opens what lies in this browser with the key of the page that is shown.
OPENED = """async () => {
  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const raw = bytes(document.body.dataset.keptKey);
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
  const found = [];
  for (const [name, value] of Object.entries({...localStorage})) {
    if (!name.startsWith("kept|")) continue;
    const { iv, sealed } = JSON.parse(value);
    const additionalData = new TextEncoder().encode(name);
    const how = { name: "AES-GCM", iv: bytes(iv), additionalData };
    const opening = crypto.subtle.decrypt(how, key, bytes(sealed));
    const plain = await opening.catch(() => null);
    found.push(plain ? new TextDecoder().decode(plain) : "not theirs");
  }
  return found;
}"""
EVERYTHING = "JSON.stringify({...localStorage, ...sessionStorage})"


def kept(page: Page) -> list[str]:
    """What somebody reads who is signed in here, of what lies in this browser."""
    found: list[str] = page.evaluate(OPENED)
    return found


def is_kept(page: Page, words: str) -> None:
    """Wait until these words are kept: they are sealed after they are typed."""
    page.wait_for_function(
        f"async (words) => (await ({OPENED})()).some((one) => one.includes(words))",
        arg=words,
    )


def nothing_is_kept(page: Page) -> None:
    """Wait until nothing is kept in this browser."""
    keys = "Object.keys({...localStorage}).filter((key) => key.startsWith('kept|'))"
    page.wait_for_function(f"!{keys}.length")


def sign_out_behind_their_back(context: BrowserContext) -> None:
    context.clear_cookies(name="session")


def test_offline_keeps_the_words_and_saves_them_by_itself_later(visit: Visit) -> None:
    page = visit("Tamsin Brook")
    a_draft(page, "Before the hall.")
    go_offline(page)

    page.get_by_label(FIELD).fill("Typed in the hall.")
    expect(page.locator("#saved")).to_have_text(OFFLINE)
    is_kept(page, "Typed in the hall.")
    page.get_by_role("button", name="Send for approval").click()
    expect(page.locator("#saved")).to_contain_text("You are offline.")
    come_back(page)

    saved(page)
    nothing_is_kept(page)


def test_a_server_that_does_not_answer_keeps_the_words(visit: Visit) -> None:
    page = visit("Tamsin Brook")
    a_draft(page, "Before it stopped.")

    def refuse(route: Route) -> None:
        route.abort("connectionrefused")

    page.route("**/*", refuse)
    page.get_by_label(FIELD).fill("Typed while it was stopped.")
    expect(page.locator("#saved")).to_contain_text("Schoolgate does not answer.")
    page.unroute("**/*", refuse)

    saved(page)
    page.reload()
    expect(page.get_by_label(FIELD)).to_have_value("Typed while it was stopped.")


def test_a_proxy_that_answers_for_a_dead_server_is_no_yes(visit: Visit) -> None:
    page = visit("Tamsin Brook")
    a_draft(page, "Before.")

    page.route("**/typed/", lambda route: route.fulfill(status=502, body="Bad gateway"))
    page.get_by_label(FIELD).fill("Typed against a wall.")

    expect(page.locator("#saved")).to_contain_text("Schoolgate does not answer.")
    is_kept(page, "Typed against a wall.")


def test_a_save_whose_answer_was_lost_is_no_change_of_somebody_elses(
    visit: Visit,
) -> None:
    page = visit("Tamsin Brook")
    a_draft(page, "Before.")

    def lose(route: Route) -> None:
        """It arrives, and its answer does not."""
        route.fetch()
        route.abort("connectionreset")

    page.route("**/typed/", lose, times=1)
    page.get_by_label(FIELD).fill("It arrived.")
    expect(page.locator("#saved")).to_contain_text("does not answer")

    page.get_by_label(FIELD).fill("It arrived, and this too.")

    saved(page)
    expect(page.locator(OFFER)).to_have_count(0)
    page.reload()
    expect(page.get_by_label(FIELD)).to_have_value("It arrived, and this too.")


def test_signed_out_the_words_wait_until_one_is_back(visit: Visit) -> None:
    page = visit("Tamsin Brook")
    address = a_draft(page, "Before the break.")
    sign_out_behind_their_back(page.context)

    page.get_by_label(FIELD).fill("Typed after the break.")
    expect(page.locator("#saved")).to_contain_text(SIGNED_OUT)
    page.locator("#saved").get_by_role("link", name="Sign in").click()
    walk_in(page, "Tamsin Brook")

    assert page.url == address
    offer = page.locator(OFFER)
    expect(offer).to_contain_text(re.compile(r"You typed this on this device at \d\d:"))
    expect(offer).to_contain_text("Typed after the break.")
    expect(offer).to_contain_text("Before the break.")
    assert violations(page) == []
    assert not is_too_wide(page)
    offer.get_by_role("button", name="Use it").click()
    saved(page)
    page.reload()
    expect(page.get_by_label(FIELD)).to_have_value("Typed after the break.")
    expect(page.locator(OFFER)).to_have_count(0)


def walk_in(page: Page, name: str) -> None:
    group = page.locator("#person optgroup[label^='Riverside'] option")
    found = group.filter(has_text=name).get_attribute("value")
    page.select_option("#person", value=found)
    page.get_by_role("button", name="Walk in").click()


def test_what_is_kept_is_thrown_away_if_one_says_so(visit: Visit) -> None:
    page = visit("Tamsin Brook")
    address = a_draft(page, "It stays.")
    go_offline(page)
    page.get_by_label(FIELD).fill("It goes.")
    expect(page.locator("#saved")).to_have_text(OFFLINE)
    is_kept(page, "It goes.")
    page.goto("about:blank")
    come_back(page)
    page.goto(address)

    page.get_by_role("button", name="Throw it away").click()

    nothing_is_kept(page)
    expect(page.get_by_label(FIELD)).to_have_value("It stays.")


def test_a_refusal_says_why_and_keeps_the_words(visit: Visit) -> None:
    page = visit("Tamsin Brook")
    a_draft(page, "Short.")

    page.get_by_label(FIELD).fill("Long. " * 20_000)

    says = page.locator("#saved")
    expect(says).to_contain_text("can be kept. No platform takes as many")
    expect(says).to_contain_text("Your words are kept on this device.")
    is_kept(page, "Long. Long.")


def test_two_tabs_show_both_texts_and_overwrite_neither(visit: Visit) -> None:
    first = visit("Tamsin Brook")
    address = a_draft(first, "The first words.")
    second = first.context.new_page()
    second.goto(address)
    second.get_by_label(FIELD).fill("Saved by the second tab.")
    saved(second)

    first.get_by_label(FIELD).fill("Typed in the first tab.")
    both = first.locator(OFFER)
    expect(both).to_contain_text("Typed in the first tab.")
    expect(both).to_contain_text("Saved by the second tab.")
    second.reload()
    expect(second.get_by_label(FIELD)).to_have_value("Saved by the second tab.")
    both.get_by_role("button", name="Save mine over it").click()
    saved(first)

    second.reload()
    expect(second.get_by_label(FIELD)).to_have_value("Typed in the first tab.")
    expect(second.locator(OFFER)).to_have_count(0)


def test_two_tabs_can_take_what_the_other_has_saved(visit: Visit) -> None:
    first = visit("Tamsin Brook")
    address = a_draft(first, "The first words.")
    second = first.context.new_page()
    second.goto(address)
    second.get_by_label(FIELD).fill("Saved by the second tab.")
    saved(second)
    first.get_by_label(FIELD).fill("Typed in the first tab.")

    first.get_by_role("button", name="Use what is saved").click()

    expect(first.get_by_label(FIELD)).to_have_value("Saved by the second tab.")
    expect(first.locator(OFFER)).to_have_count(0)
    nothing_is_kept(first)


def test_a_browser_that_is_full_says_that_it_keeps_nothing(visit: Visit) -> None:
    page = visit("Tamsin Brook")
    page.add_init_script(FULL)
    a_draft(page, "Before.")
    go_offline(page)

    page.get_by_label(FIELD).fill("Nowhere else.")

    expect(page.locator("#saved")).to_contain_text(f"You are offline. {NOT_KEPT}")
    come_back(page)
    saved(page)


def test_a_private_window_without_storage_still_saves(visit: Visit) -> None:
    page = visit("Tamsin Brook")
    page.add_init_script(NO_STORAGE)
    a_draft(page, "In private.")
    go_offline(page)

    page.get_by_label(FIELD).fill("Still in private.")

    expect(page.locator("#saved")).to_contain_text(f"You are offline. {NOT_KEPT}")
    come_back(page)
    saved(page)
    errors = [said for said in page.said if "DISCONNECTED" not in said]  # type: ignore[attr-defined]
    assert errors == []


def test_a_remark_is_kept_offline_and_again_when_signed_out(visit: Visit) -> None:
    author = visit("Tamsin Brook")
    address = a_draft(author, "We fed the hens today.").removesuffix("edit/")
    author.get_by_role("button", name="Send for approval").click()
    expect(author.get_by_text("Sent for approval.")).to_be_visible()
    page = visit("Leonie Marsh")
    page.goto(address)
    remark = page.get_by_label("Send it back: what should change?")
    go_offline(page)

    remark.fill("Say which class it was.")
    page.get_by_role("button", name="Send back").click()
    expect(page.get_by_text("You are offline.")).to_be_visible()
    come_back(page)
    sign_out_behind_their_back(page.context)
    page.get_by_role("button", name="Send back").click()

    expect(page.locator("h1")).to_have_text("You were signed out")
    given = page.get_by_label("What should change")
    expect(given).to_have_value("Say which class it was.")
    page.get_by_role("link", name="Sign in, and go back").click()
    walk_in(page, "Leonie Marsh")
    assert page.url == address
    page.get_by_role("button", name="Use it").click()
    page.get_by_role("button", name="Send back").click()
    expect(page.get_by_text("Sent back, with your remark.")).to_be_visible()
    nothing_is_kept(page)


def test_words_whose_form_is_gone_can_still_be_copied(visit: Visit) -> None:
    author = visit("Tamsin Brook")
    address = a_draft(author, "We fed the geese today.").removesuffix("edit/")
    author.get_by_role("button", name="Send for approval").click()
    page = visit("Leonie Marsh")
    page.goto(address)
    page.get_by_label("Send it back").fill("Which geese?")
    author.goto(f"{address}edit/")
    author.get_by_role("button", name="Take it back").click()
    expect(author.get_by_text("Taken back")).to_be_visible()
    author.get_by_role("link", name="Change it").click()
    author.get_by_role("button", name="Send for approval").click()
    approver = visit("Hester Quill")
    approver.goto(address)
    approver.get_by_label("Send it back").fill("Which geese were they?")
    approver.get_by_role("button", name="Send back").click()
    expect(approver.get_by_text("Sent back, with your remark.")).to_be_visible()

    page.goto(address)

    expect(page.locator(OFFER)).to_contain_text("Which geese?")
    expect(page.locator(OFFER)).to_contain_text("is not on this page")


def test_signing_out_leaves_nothing_on_the_device(visit: Visit) -> None:
    page = visit("Tamsin Brook")
    address = a_draft(page, "Before.")
    go_offline(page)
    page.get_by_label(FIELD).fill("On a shared device.")
    expect(page.locator("#saved")).to_have_text(OFFLINE)
    is_kept(page, "On a shared device.")
    page.goto("about:blank")
    come_back(page)
    page.goto(address)
    expect(page.locator(OFFER)).to_be_visible()
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.once("dialog", agree)

    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in/")

    nothing_is_kept(page)
    assert asked == [
        "Words that you typed on this device were not saved. Sign out and throw them "
        "away?"
    ]


def test_somebody_else_on_the_same_device_is_not_shown_my_words(visit: Visit) -> None:
    page = visit("Leonie Marsh")
    page.goto("/school/riverside/posts/?which=waiting")
    page.locator(".sg-list__link").first.click()
    page.get_by_label("Send it back").fill("For my eyes only.")
    address = page.url
    sign_out_behind_their_back(page.context)
    page.goto("/sign-in/")
    walk_in(page, "Hester Quill")

    page.goto(address)

    expect(page.get_by_label("Send it back")).to_have_value("")
    expect(page.locator(OFFER)).to_have_count(0)


def test_my_words_stay_mine_on_a_device_that_somebody_else_signs_in_and_out_of(
    visit: Visit,
) -> None:
    page = visit("Tamsin Brook")
    address = a_draft(page, "Before the bell.")
    go_offline(page)
    page.get_by_label(FIELD).fill("Secret until I am back.")
    expect(page.locator("#saved")).to_have_text(OFFLINE)
    is_kept(page, "Secret until I am back.")
    page.goto("about:blank")
    come_back(page)
    sign_out_behind_their_back(page.context)
    page.goto("/sign-in/")
    walk_in(page, "Hester Quill")

    page.goto(address)
    assert kept(page) == ["not theirs"]
    assert "Secret" not in page.evaluate(EVERYTHING)
    expect(page.locator(OFFER)).to_have_count(0)
    expect(page.get_by_text("Secret until I am back.")).to_have_count(0)
    page.goto("/school/riverside/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in/")
    assert "Secret" not in page.evaluate(EVERYTHING)

    walk_in(page, "Tamsin Brook")
    page.goto(address)
    expect(page.locator(OFFER)).to_contain_text("Secret until I am back.")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in/")
    nothing_is_kept(page)


def test_words_of_before_they_were_sealed_are_thrown_away(visit: Visit) -> None:
    page = visit("Tamsin Brook")
    page.evaluate("localStorage.setItem('kept|1|/x/|draft|y', '{}')")

    page.goto("/school/riverside/")

    nothing_is_kept(page)


def test_a_case_keeps_nothing_on_the_device(visit: Visit) -> None:
    page = visit("Hester Quill", "Meadow")
    page.goto("/school/meadow/concerns/threat/")
    for field in page.locator(
        "main textarea:visible, main input[type=text]:visible"
    ).all():
        field.fill("About a person")

    nothing_is_kept(page)
    assert "About a person" not in page.evaluate("JSON.stringify({...localStorage})")


def test_without_a_script_a_form_sent_too_late_gives_the_words_back(
    visit: Visit,
) -> None:
    page = visit("Tamsin Brook", java_script_enabled=False)
    page.get_by_role("button", name="New post").click()
    address = page.url
    page.get_by_label(FIELD).fill("Typed without a script.")
    sign_out_behind_their_back(page.context)

    page.get_by_role("button", name="Save and check").click()

    expect(page.locator("h1")).to_have_text("You were signed out")
    given = page.get_by_label("What you want to say")
    expect(given).to_have_value("Typed without a script.")
    page.get_by_role("link", name="Sign in, and go back").click()
    walk_in(page, "Tamsin Brook")
    assert page.url == address


def test_without_a_script_both_texts_of_two_windows_are_shown(visit: Visit) -> None:
    page = visit("Tamsin Brook", java_script_enabled=False)
    page.get_by_role("button", name="New post").click()
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label(FIELD).fill("Saved by the other window.")
    other.get_by_role("button", name="Save and check").click()

    page.get_by_label(FIELD).fill("Typed in this one.")
    page.get_by_text("When, a title, another text").click()
    page.get_by_label("A note for the approver").fill("A note as well.")
    page.get_by_role("button", name="Save and check").click()

    both = page.get_by_role("region", name="Both texts")
    expect(both).to_contain_text("Typed in this one.")
    expect(both).to_contain_text("Saved by the other window.")
    expect(page.get_by_label(FIELD)).to_have_value("Typed in this one.")
    note = page.get_by_label("A note for the approver")
    expect(note).to_have_value("A note as well.")
