"""Words are not lost when a form is refused, sent too late, or sent signed out."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.edit import DraftContent, edit
from schoolgate.web.posts.models import Post, Remark
from schoolgate.web.posts.tests.fixtures import Write, a_scene
from schoolgate.web.posts.tests.test_life import NAMED, told_key
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.send import send

Browser = Callable[[Person], Client]
WORDS = "Typed with care, all morning."


def typed(post: Post, **more: object) -> dict[str, object]:
    targets = [target.account_id for target in post.targets.all()]
    return {"version": post.version, "text": WORDS, "target": targets, **more}


class Answer(Protocol):
    """What a test's client gives."""

    content: bytes


def body(answer: Answer) -> str:
    return answer.content.decode()


def test_a_draft_sent_signed_out_is_given_back(written: Write) -> None:
    post = written()
    address = f"/school/elm/posts/{post.pk}/edit/"

    answer = Client().post(address, typed(post, note="For Leonie", title=""))

    page = body(answer)
    assert answer.status_code == 401
    assert f">\n{WORDS}</textarea>" in page
    assert ">\nFor Leonie</textarea>" in page
    assert page.count("<textarea") == 2
    assert f"next=%2Fschool%2Felm%2Fposts%2F{post.pk}%2Fedit%2F" in page


def test_nothing_of_it_is_stored(written: Write) -> None:
    post, entries = written(), Entry.objects.count()
    browser = Client()

    browser.post(f"/school/elm/posts/{post.pk}/edit/", typed(post))

    post.refresh_from_db()
    assert WORDS not in post.text
    assert Entry.objects.count() == entries
    assert not browser.cookies.get("session")


def test_what_it_gives_back_is_text_and_never_a_page(written: Write) -> None:
    post = written()
    hostile = "</textarea><script>alert(1)</script>"

    answer = Client().post(
        f"/school/elm/posts/{post.pk}/edit/", typed(post, text=hostile)
    )

    assert "<script>alert" not in body(answer)
    assert "&lt;script&gt;alert" in body(answer)


def test_a_page_that_is_only_opened_asks_to_sign_in_as_ever(written: Write) -> None:
    answer = Client().get(f"/school/elm/posts/{written().pk}/edit/")

    assert answer.status_code == 302


def test_a_remark_sent_signed_out_leads_back_to_the_post(waiting: Post) -> None:
    answer = Client().post(
        f"/school/elm/posts/{waiting.pk}/send-back/",
        {"remark": WORDS, "seen": waiting.content_hash},
    )

    assert answer.status_code == 401
    assert WORDS in body(answer)
    assert f'next=%2Fschool%2Felm%2Fposts%2F{waiting.pk}%2F"' in body(answer)


def test_a_form_about_a_case_gives_nothing_back(db: None) -> None:
    answer = Client().post("/school/elm/concerns/threat/", {"words": WORDS})

    assert answer.status_code == 302
    assert WORDS not in body(answer)


def test_an_old_window_shows_both_texts_and_saves_neither_over_the_other(
    written: Write, teacher: Person, at: datetime, signed_in: Browser
) -> None:
    post = written()
    old = typed(post, note="Mine alone", go_out_at="2026-12-01T15:30")
    targets = {post.targets.get().account_id: ""}
    newer = DraftContent("Newer by far.", targets, note="Theirs")
    edit(post, newer, version=post.version, by=teacher, at=at)

    answer = signed_in(teacher).post(f"/school/elm/posts/{post.pk}/edit/", old)

    page = body(answer)
    assert answer.status_code == 409
    assert Post.objects.get().text == "Newer by far."
    for words in (WORDS, "Newer by far.", "Mine alone", "Theirs", "2026-12-01T15:30"):
        assert words in page
    assert "data-keep-unsaved" in page
    assert "data-by-button" in page


def test_saving_as_one_types_answers_an_old_window_with_what_is_saved(
    written: Write, teacher: Person, at: datetime, signed_in: Browser
) -> None:
    post = written()
    old, account = typed(post), post.targets.get().account_id
    newer = DraftContent("Newer.", {account: "For X."}, title="A title")
    saved = edit(post, newer, version=post.version, by=teacher, at=at)

    answer = signed_in(teacher).post(f"/school/elm/posts/{post.pk}/typed/", old)

    assert answer.status_code == 409
    assert answer.json()["version"] == saved.version
    assert answer.json()["theirs"] == {
        "title": "A title",
        "text": "Newer.",
        "note": "",
        f"text-{account}": "For X.",
    }


def test_a_bad_day_is_refused_and_everything_typed_stays_in_the_form(
    written: Write, teacher: Person, signed_in: Browser
) -> None:
    post = written()
    sent = typed(post, note="A note", go_out_at="in spring", doubt="on")

    answer = signed_in(teacher).post(f"/school/elm/posts/{post.pk}/edit/", sent)

    page = body(answer)
    assert answer.status_code == 422
    assert WORDS in page
    assert "A note" in page
    assert 'value="in spring"' in page
    assert 'name="doubt" checked' in page


def test_what_is_typed_for_a_picture_stays_when_the_form_is_refused(
    pictured: Callable[..., Post],
    teacher: Person,
    signed_in: Browser,
    settings: Settings,
    tmp_path: Path,
) -> None:
    settings.MEDIA_ROOT = tmp_path
    post = pictured(a_scene())
    name = f"picture-{post.pictures.get().pk}-"
    sent = typed(post, go_out_at="in spring", **{f"{name}alt": "An oak in the rain"})

    answer = signed_in(teacher).post(f"/school/elm/posts/{post.pk}/edit/", sent)

    assert "An oak in the rain" in body(answer)
    assert post.pictures.get().alt != "An oak in the rain"


def test_words_for_a_picture_that_is_gone_are_shown(
    written: Write, teacher: Person, signed_in: Browser
) -> None:
    post = written()
    sent = typed(post, go_out_at="in spring", **{"picture-999-alt": "A lost oak"})

    answer = signed_in(teacher).post(f"/school/elm/posts/{post.pk}/edit/", sent)

    assert "something that is no longer here" in body(answer)
    assert "A lost oak" in body(answer)


def test_what_is_sent_after_the_post_is_out_is_given_back(
    waiting: Post, teacher: Person, leader: Person, at: datetime, signed_in: Browser
) -> None:
    sent = typed(waiting)
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    start_publishing(waiting, at=at)

    answer = signed_in(teacher).post(f"/school/elm/posts/{waiting.pk}/edit/", sent)

    assert answer.status_code == 409
    assert WORDS in body(answer)
    assert "can’t be changed now" in body(answer)


def test_a_remark_on_an_older_text_is_refused_and_stays_in_its_field(
    waiting: Post, leader: Person, signed_in: Browser
) -> None:
    sent = {"remark": WORDS, "seen": "an older one"}

    answer = signed_in(leader).post(f"/school/elm/posts/{waiting.pk}/send-back/", sent)

    page = body(answer)
    assert answer.status_code == 409
    assert "changed after you opened it" in page
    assert f"required>\n{WORDS}</textarea>" in page
    assert not Remark.objects.exists()


def test_a_reason_that_is_refused_stays_beside_its_finding(
    written: Write, teacher: Person, leader: Person, at: datetime, signed_in: Browser
) -> None:
    post = send(written(NAMED, doubt=True), by=teacher, at=at)
    sent = {"finding": told_key(post, at), "reason": WORDS, "seen": "an older one"}

    answer = signed_in(leader).post(f"/school/elm/posts/{post.pk}/not-this/", sent)

    assert answer.status_code == 409
    assert f'value="{WORDS}"' in body(answer)


def test_a_reason_for_a_finding_that_is_gone_is_shown(
    waiting: Post, leader: Person, signed_in: Browser
) -> None:
    sent = {"finding": "gone", "reason": WORDS, "seen": waiting.content_hash}

    answer = signed_in(leader).post(f"/school/elm/posts/{waiting.pk}/not-this/", sent)

    assert "something that is no longer here" in body(answer)
    assert WORDS in body(answer)


@pytest.mark.parametrize("who", ["leader", "governor"])
def test_an_approval_that_is_refused_shows_the_page_with_the_reason(
    who: str, waiting: Post, request: pytest.FixtureRequest, signed_in: Browser
) -> None:
    person = request.getfixturevalue(who)

    answer = signed_in(person).post(
        f"/school/elm/posts/{waiting.pk}/approve/", {"seen": "an older one"}
    )

    assert answer.status_code == 409
    assert "changed after you opened it" in body(answer)


def test_a_yes_tells_the_device_what_it_need_not_keep(
    waiting: Post, leader: Person, signed_in: Browser
) -> None:
    sent = {"remark": WORDS, "seen": waiting.content_hash, "kept": "k3x9"}

    answer = signed_in(leader).post(
        f"/school/elm/posts/{waiting.pk}/send-back/", sent, follow=True
    )

    assert 'data-kept="k3x9"' in body(answer)
