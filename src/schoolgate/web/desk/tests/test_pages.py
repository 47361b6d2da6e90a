"""The pages of posts: who sees them, and the journey from a draft to the outbox."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from markupsafe import escape
from PIL import Image
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from schoolgate.web.accounts.entered import note
from schoolgate.web.accounts.models import Account
from schoolgate.web.people.models import Person, Roll
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import State
from schoolgate.web.posts.tests.fixtures import GOOD, Write
from schoolgate.web.publishing.models import Incident
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
PAGES = ["", "?which=waiting", "calendar/", "calendar/?month=2026-11"]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def registered(waiting: Post, account: Account, teacher: Person, head: Person) -> None:
    """Two accounts in the register, with the author as a trained poster of each."""
    other = Account.objects.create(
        school=account.school, platform="facebook", name="Elm", state="open"
    )
    waiting.targets.create(account=other)
    since = waiting.created_at.date()
    for each in (account, other):
        each.answered_by, each.answered_on = head, since
        each.save()
        each.keepers.create(
            person=teacher, part="poster", since=since, trained_on=since
        )
        note(each)


def a_picture(name: str = "hall.jpg") -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(file, "JPEG")
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


def typed(post: Post, **more: object) -> dict[str, object]:
    targets = [t.account_id for t in post.targets.all()]
    return {"version": post.version, "text": post.text, "target": targets, **more}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_shown_to_staff(
    page: str, written: Write, teacher: Person, signed_in: Browser
) -> None:
    written()

    answer = signed_in(teacher).get(f"/school/elm/posts/{page}")

    assert answer.status_code == 200


@pytest.mark.parametrize("page", [*PAGES, "1/", "1/edit/", "incident/"])
def test_a_page_does_not_exist_for_strangers(
    page: str, written: Write, stranger: Person, signed_in: Browser
) -> None:
    written()

    assert signed_in(stranger).get(f"/school/elm/posts/{page}").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_nobody_in_particular_has_to_sign_in(page: str, school: School) -> None:
    answer = Client().get(f"/school/elm/posts/{page}")

    assert answer.status_code == 302
    assert "next=" in answer["Location"]


def test_anothers_draft_is_as_if_it_did_not_exist(
    written: Write, head: Person, signed_in: Browser
) -> None:
    post = written()
    browser = signed_in(head)

    page = browser.get(f"/school/elm/posts/{post.pk}/")
    listed = browser.get("/school/elm/posts/")

    assert page.status_code == 404
    assert GOOD[:20] not in listed.content.decode()


def test_from_a_draft_to_the_outbox(
    account: Account, roll: Roll, teacher: Person, leader: Person, signed_in: Browser
) -> None:
    author, approver = signed_in(teacher), signed_in(leader)

    author.post("/school/elm/posts/new/")
    post = Post.objects.get()
    data = {"version": 2, "text": GOOD, "target": account.pk, "kind": "activity"}
    data["version"] = post.version
    author.post(f"/school/elm/posts/{post.pk}/edit/", {**data, "do": "send"})
    post.refresh_from_db()
    shown = approver.get(f"/school/elm/posts/{post.pk}/").content.decode()
    seen = {"seen": post.content_hash}
    approver.post(f"/school/elm/posts/{post.pk}/approve/", seen)

    post.refresh_from_db()
    assert "Approve</button>" in shown
    assert "SM-36" in shown
    assert post.state == State.SCHEDULED


def test_what_is_typed_is_saved_and_checked(
    written: Write, teacher: Person, signed_in: Browser
) -> None:
    post = written()
    data = typed(post, text="Well done Aisha Khan!")

    answer = signed_in(teacher).post(f"/school/elm/posts/{post.pk}/typed/", data)

    said = answer.json()
    assert said["level"] == "stop"
    assert said["marks"][0] == {
        "start": 10,
        "end": 20,
        "level": "stop",
        "instead": "Aisha",
    }
    assert "SM-34" in said["html"]
    assert Post.objects.get().text == "Well done Aisha Khan!"


def test_an_old_window_is_told_and_nothing_is_lost(
    written: Write, teacher: Person, signed_in: Browser
) -> None:
    post = written()
    browser, data = signed_in(teacher), typed(post, text="Newer")
    browser.post(f"/school/elm/posts/{post.pk}/typed/", data)

    answer = browser.post(f"/school/elm/posts/{post.pk}/typed/", data)

    assert answer.status_code == 409
    assert Post.objects.get().text == "Newer"


def test_a_picture_is_handed_in_described_and_shown(
    written: Write, teacher: Person, leader: Person, signed_in: Browser
) -> None:
    post, browser = written(), signed_in(teacher)
    browser.post(
        f"/school/elm/posts/{post.pk}/edit/", typed(post, pictures=a_picture())
    )
    post.refresh_from_db()
    picture = post.pictures.get()
    name = f"picture-{picture.pk}-"
    said = {f"{name}alt": "The empty hall", f"{name}people": "nobody"}

    browser.post(f"/school/elm/posts/{post.pk}/edit/", typed(post, **said))

    picture.refresh_from_db()
    shown = browser.get(f"/school/elm/posts/{post.pk}/pictures/{picture.pk}/")
    assert (picture.alt, picture.nobody) == ("The empty hall", True)
    assert shown["Content-Type"] == "image/jpeg"
    assert shown["X-Content-Type-Options"] == "nosniff"
    other = signed_in(leader).get(f"/school/elm/posts/{post.pk}/pictures/{picture.pk}/")
    assert other.status_code == 404


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7 nothing", b"<svg xmlns='x'><script>1</script></svg>", b"GIF89a"],
)
def test_what_is_no_picture_is_refused_and_the_words_are_kept(
    data: bytes, written: Write, teacher: Person, signed_in: Browser
) -> None:
    post = written()
    file = SimpleUploadedFile("photo.jpg", data, "image/jpeg")

    answer = signed_in(teacher).post(
        f"/school/elm/posts/{post.pk}/edit/",
        typed(post, text="Typed with care", pictures=file),
    )

    assert Post.objects.get().text == "Typed with care"
    assert not post.pictures.exists()
    assert answer.status_code in (302, 409)


def test_a_truncated_picture_is_refused(
    written: Write, teacher: Person, signed_in: Browser
) -> None:
    post = written()
    whole = a_picture().read()
    file = SimpleUploadedFile("photo.jpg", whole[: len(whole) // 2], "image/jpeg")

    answer = signed_in(teacher).post(
        f"/school/elm/posts/{post.pk}/edit/", typed(post, pictures=file)
    )

    assert answer.status_code == 409
    assert not post.pictures.exists()


def test_an_oversize_picture_is_refused(
    written: Write, teacher: Person, signed_in: Browser, settings: Settings
) -> None:
    settings.PICTURE_BYTES = 100
    post = written()

    answer = signed_in(teacher).post(
        f"/school/elm/posts/{post.pk}/edit/", typed(post, pictures=a_picture())
    )

    assert answer.status_code == 409
    assert "larger than" in answer.content.decode()


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "{{ 7*7 }}", "{% now 'Y' %}", "‮reversed", "😀" * 500],
)
def test_hostile_text_is_shown_as_it_is(
    text: str, written: Write, teacher: Person, signed_in: Browser
) -> None:
    post = written(text)

    page = signed_in(teacher).get(f"/school/elm/posts/{post.pk}/").content.decode()

    assert str(escape(text)) in page
    assert "<script>alert" not in page


def test_a_forged_state_does_nothing(
    written: Write, teacher: Person, signed_in: Browser
) -> None:
    post = written()
    forged = typed(post, state="published", content_hash="x", author="1")

    signed_in(teacher).post(f"/school/elm/posts/{post.pk}/edit/", forged)

    assert Post.objects.get().state == State.DRAFT


def test_the_head_holds_everything(
    head: Person, leader: Person, signed_in: Browser
) -> None:
    data = {"what": "A false rumour", "can_post": leader.pk}

    signed_in(head).post("/school/elm/posts/incident/", data)

    incident = Incident.objects.get()
    assert {p.pk for p in incident.can_post.all()} == {head.pk, leader.pk}


def test_a_teacher_does_not_hold_everything(
    teacher: Person, signed_in: Browser
) -> None:
    answer = signed_in(teacher).post("/school/elm/posts/incident/", {"what": "x"})

    assert answer.status_code == 404
    assert not Incident.objects.exists()


def test_a_shared_picture_begins_a_draft(teacher: Person, signed_in: Browser) -> None:
    data = {"text": "Look", "pictures": a_picture()}

    answer = signed_in(teacher).post("/school/elm/posts/shared/", data)

    post = Post.objects.get()
    assert answer["Location"] == f"/school/elm/posts/{post.pk}/edit/"
    assert (post.text, post.pictures.count()) == ("Look", 1)


def test_another_site_does_not_share_in_somebodys_name(
    teacher: Person, signed_in: Browser
) -> None:
    answer = signed_in(teacher).post(
        "/school/elm/posts/shared/",
        {"text": "x"},
        headers={"Sec-Fetch-Site": "cross-site"},
    )

    assert answer.status_code == 404
    assert not Post.objects.exists()


@pytest.mark.parametrize("rows", [3, 40])
def test_a_list_asks_the_same_however_long_it_is(
    rows: int,
    written: Write,
    teacher: Person,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(rows):
        written(f"Post number {number}")
    browser = signed_in(teacher)

    with django_assert_max_num_queries(10):
        browser.get("/school/elm/posts/")


@pytest.mark.parametrize("who", ["teacher", "leader", "head"])
@pytest.mark.parametrize("page", ["{pk}/", "{pk}/edit/", "{pk}/history/", "calendar/"])
@pytest.mark.usefixtures("registered")
def test_every_page_asks_at_most_ten_times(
    page: str,
    who: str,
    request: pytest.FixtureRequest,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    waiting = Post.objects.get()
    browser = signed_in(request.getfixturevalue(who))

    with django_assert_max_num_queries(10):
        browser.get(f"/school/elm/posts/{page.format(pk=waiting.pk)}")


def test_only_the_author_is_told_to_send_it_for_approval(
    waiting: Post,
    teacher: Person,
    leader: Person,
    signed_in: Callable[[Person], Client],
) -> None:
    address, cure = f"/school/elm/posts/{waiting.pk}/", "Send it to them for approval"

    assert cure in signed_in(teacher).get(address).content.decode()
    assert cure not in signed_in(leader).get(address).content.decode()
