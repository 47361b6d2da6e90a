"""Who is told that the school's list has changed for somebody in a post."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from schoolgate.web.accounts.models import Account
from schoolgate.web.imports.actions.undo import undo
from schoolgate.web.imports.models import Import
from schoolgate.web.imports.tests.lists import pupils, taken
from schoolgate.web.imports.touched import moved_by, untold
from schoolgate.web.journal.models import Entry
from schoolgate.web.letters.content import content_of
from schoolgate.web.letters.models import Letter
from schoolgate.web.people.models import Person, Pupil
from schoolgate.web.posts.actions.begin import begin
from schoolgate.web.posts.actions.edit import DraftContent, edit
from schoolgate.web.posts.actions.errors import NotEditable
from schoolgate.web.posts.actions.read_again import read_again
from schoolgate.web.posts.models import Picture, Post
from schoolgate.web.posts.states import State
from schoolgate.web.posts.tests.fixtures import Write
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.takedowns.actions.tell_of_import import tell_of_import
from schoolgate.web.takedowns.touching import named_in, search_for
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
FIRST = pupils("A1,Zoë,O'Hara,,Elm,7", "A2,Bram,Birch,,Oak,8", "A3,Cleo,Moss,,Oak,8")
# Zoë has left, Bram goes by another name, Cleo is in another class.
SECOND = pupils("A2,Bram,Birk,,Oak,8", "A3,Cleo,Moss,,Ash,8")


@pytest.fixture
def listed(school: School, office: Person, at: datetime, account: Account) -> None:
    taken(school, "pupils", FIRST, by=office, at=at)
    tell(at)


@pytest.fixture
def changed(school: School, office: Person, at: datetime) -> Callable[[], Import]:
    return lambda: taken(school, "pupils", SECOND, by=office, at=at).imported


Change = Callable[[], Import]


def tell(at: datetime) -> int:
    return sum(tell_of_import(imported, at=at) for imported in untold())


def mails() -> list[list[str]]:
    """Address, subject and body of each letter in the outbox."""
    letters = [(one.to, content_of(one)) for one in Letter.objects.all()]
    return [[to, words.subject, words.body] for to, words in letters]


@pytest.fixture
def draft(
    school: School, listed: None, account: Account, teacher: Person, at: datetime
) -> Write:
    """Write a draft, on a school's list that was loaded."""

    def write(text: str, by: Person = teacher) -> Post:
        post = begin(school, by=by, at=at)
        wording = DraftContent(text, {account.pk: ""}, kind="activity")
        return edit(post, wording, version=post.version, by=by, at=at)

    return write


def shown_in(post: Post, pupil: Pupil | None = None, typed: str = "") -> None:
    picture = Picture.objects.create(
        post=post,
        file="pictures/one.jpg",
        name="one.jpg",
        media_type="image/jpeg",
        sha256="0" * 64,
        width=10,
        height=10,
        shown=[typed] if typed else [],
    )
    if pupil is not None:
        picture.faces.create(
            number=1, left=0, top=0, width=1, height=1, shows="pupil", pupil=pupil
        )


@pytest.mark.parametrize(
    "text",
    [
        "Zoë O'Hara won.",
        "zoe o’hara’s picture",
        "Well done ZOE OHARA!",
        "#ZoeOHara",
        "By Bram Birch",
        "By Bram Birk",
    ],
)
def test_a_draft_that_names_one_of_them_is_to_be_read_again(
    text: str, draft: Write, changed: Change, at: datetime
) -> None:
    post = draft(text)
    changed()

    tell(at)

    post.refresh_from_db()
    assert post.alerted_at == at
    assert post.state == State.DRAFT


@pytest.mark.parametrize(
    "text",
    ["Cleo Moss won.", "Zoe won.", "Zoe O'Harae", "Abram Birch", "Bram and Birch"],
)
def test_a_draft_that_names_none_of_them_is_left_alone(
    text: str, draft: Write, changed: Change, at: datetime
) -> None:
    post = draft(text)
    changed()

    assert tell(at) == 0

    post.refresh_from_db()
    assert post.alert == ""
    assert mails() == []


@pytest.mark.parametrize(
    "text",
    [
        "Well done Zoe in Year 7!",
        "Star of the week: Zoë",
        "Our Year 7 pupils Zoe, Bram and Cleo won.",
        "Our pupil Zoe O won.",
        "Our pupil Z. O'Hara won.",
    ],
)
def test_a_first_name_counts_where_the_check_takes_it_for_a_pupils(
    text: str, draft: Write, changed: Change, at: datetime
) -> None:
    post = draft(text)
    changed()

    assert tell(at) == 1

    post.refresh_from_db()
    assert post.alerted_at == at


@pytest.mark.parametrize(
    "text",
    [
        "Zoe Ball will visit our school.",
        "Zoe's Cafe bakes the cakes.",
        "Well done Bram in Year 8!",
        "Well done Cleo in Year 8!",
    ],
    ids=["another Zoe", "no school", "another surname alone", "another class alone"],
)
def test_a_first_name_that_tells_of_none_of_them_is_left_alone(
    text: str, draft: Write, changed: Change, at: datetime
) -> None:
    draft(text)
    changed()

    assert tell(at) == 0


@pytest.fixture
def one_of_two(
    school: School, listed: None, office: Person, at: datetime
) -> Callable[[], None]:
    """Two pupils are called Zoë; the one of Elm and of Year 7 leaves."""
    fern = "A5,Zoë,Fern,,Oak,8"
    two = FIRST + f"{fern}\n"
    taken(school, "pupils", two, by=office, at=at)
    tell(at)

    def leaves() -> None:
        left = pupils("A2,Bram,Birch,,Oak,8", "A3,Cleo,Moss,,Oak,8", fern)
        taken(school, "pupils", left, by=office, at=at)

    return leaves


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Well done Zoë, our star of the week!", 0),
        ("Well done Zoë in Year 8!", 0),
        ("Well done Zoë in Year 7!", 1),
        ("Well done Zoë of Elm Class!", 1),
        ("Our pupil Zoë O won.", 1),
    ],
)
def test_a_first_name_of_two_needs_the_class_or_the_year(
    text: str, told: int, draft: Write, one_of_two: Callable[[], None], at: datetime
) -> None:
    draft(text)
    one_of_two()

    assert tell(at) == told


def test_who_goes_by_another_first_name_was_meant_by_the_old_one(
    school: School, draft: Write, office: Person, at: datetime
) -> None:
    draft("Star of the week: Bram")
    renamed = FIRST.replace("Bram,Birch", "Bryony,Birch")
    taken(school, "pupils", renamed, by=office, at=at)

    assert tell(at) == 1


def test_a_text_for_one_account_counts(
    draft: Write, account: Account, changed: Change, at: datetime
) -> None:
    post = draft("Nothing")
    post.targets.update(text="Zoe O'Hara")
    changed()

    assert tell(at) == 1


def test_a_face_in_a_picture_counts(
    draft: Write, changed: Change, at: datetime
) -> None:
    with_zoe, with_cleo = draft("One"), draft("Two")
    shown_in(with_zoe, Pupil.objects.get(key="A1"))
    shown_in(with_cleo, Pupil.objects.get(key="A3"))
    changed()

    tell(at)

    with_zoe.refresh_from_db()
    with_cleo.refresh_from_db()
    assert (with_zoe.alert != "", with_cleo.alert) == (True, "")


def test_a_name_typed_for_a_picture_counts(
    draft: Write, changed: Change, at: datetime
) -> None:
    shown_in(draft("One"), typed="Zoe O’Hara")
    changed()

    assert tell(at) == 1


def test_another_schools_drafts_are_left_alone(
    other_school: School, stranger: Person, draft: Write, changed: Change, at: datetime
) -> None:
    post = begin(other_school, by=stranger, at=at)
    Post.objects.filter(pk=post.pk).update(text="Zoë O'Hara won.")
    changed()

    assert tell(at) == 0


@pytest.mark.parametrize("state", [State.PUBLISHED, State.WITHDRAWN, State.PUBLISHING])
def test_what_can_not_change_any_more_is_left_alone(
    state: State, draft: Write, changed: Change, at: datetime
) -> None:
    Post.objects.filter(pk=draft("Zoe O'Hara").pk).update(state=state)
    changed()

    assert tell(at) == 0


def test_an_approval_falls_when_somebody_left(
    waiting: Post, leader: Person, office: Person, at: datetime
) -> None:
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    shown_in(waiting, Pupil.objects.get(key="1"))
    taken(waiting.school, "pupils", SECOND, by=office, at=at)

    tell(at)

    waiting.refresh_from_db()
    assert waiting.state == State.SENT_BACK
    assert waiting.approvals.get().voided_at == at
    assert waiting.remarks.get().by is None


def test_an_approval_stands_when_somebody_only_changed_class(
    waiting: Post, leader: Person, office: Person, at: datetime
) -> None:
    approve(waiting, seen=waiting.content_hash, by=leader, at=at)
    shown_in(waiting, Pupil.objects.get(key="1"))
    moved = pupils("1,Aisha,Khan,,Oak,8")
    taken(waiting.school, "pupils", moved, by=office, at=at)

    assert tell(at) == 0

    waiting.refresh_from_db()
    assert waiting.state == State.SCHEDULED


def test_neither_mail_nor_journal_nor_alert_says_who_or_how(
    draft: Write, changed: Change, at: datetime
) -> None:
    post = draft("Zoë O'Hara won.")
    changed()

    tell(at)

    (sent,) = mails()
    entry = Entry.objects.get(verb="post.list_alerted")
    post.refresh_from_db()
    said = f"{sent} {entry.details} {post.alert}"
    assert sent[0] == post.author.email
    assert f"/posts/{post.pk}/" in sent[2]
    assert not {"Zoë", "Hara"} & set(said.replace("'", " ").split())


def test_telling_twice_tells_once(draft: Write, changed: Change, at: datetime) -> None:
    draft("Zoë O'Hara won.")
    imported = changed()

    told = [tell_of_import(imported, at=at) for _ in range(2)]

    assert told == [1, 0]
    assert len(mails()) == 1


def test_undoing_a_list_tells_again(
    draft: Write, changed: Change, teacher: Person, office: Person, at: datetime
) -> None:
    posts = [draft("Zoë O'Hara won."), draft("By Bram Birk")]
    imported = changed()
    tell(at)
    for post in posts:
        read_again(post, by=teacher, at=at)

    undo(imported, by=office, at=at)

    assert tell(at) == 2


def test_whoever_came_with_a_list_that_is_undone_is_told_of(
    school: School, draft: Write, office: Person, at: datetime
) -> None:
    came = pupils("A9,Nell,Fir,,Elm,7").splitlines(keepends=True)[1]
    imported = taken(school, "pupils", FIRST + came, by=office, at=at).imported
    tell(at)
    draft("Welcome, Nell Fir")

    undo(imported, by=office, at=at)

    assert [one.names for one in moved_by(Import.objects.get(pk=imported.pk))] == [
        frozenset({"Nell Fir"})
    ]
    assert tell(at) == 1


def test_an_approval_stands_when_somebody_only_came_back(
    waiting: Post, leader: Person, office: Person, at: datetime
) -> None:
    shown_in(waiting, Pupil.objects.get(key="1"))
    Pupil.objects.update(left_on=at.date())
    Post.objects.filter(pk=waiting.pk).update(state=State.SCHEDULED)
    back = pupils("1,Aisha,Khan,,Oak,8")
    taken(waiting.school, "pupils", back, by=office, at=at)

    assert tell(at) == 1

    waiting.refresh_from_db()
    assert waiting.state == State.SCHEDULED


def test_its_author_reads_it_again(
    draft: Write, changed: Change, teacher: Person, signed_in: Browser, at: datetime
) -> None:
    post = draft("Zoë O'Hara won.")
    changed()
    tell(at)
    browser = signed_in(teacher)
    pages = ["/school/elm/", f"/school/elm/posts/{post.pk}/"]
    pages.append(f"/school/elm/posts/{post.pk}/edit/")
    before = [browser.get(page).content.decode() for page in pages]

    browser.post(f"/school/elm/posts/{post.pk}/read-again/")

    after = [browser.get(page).content.decode() for page in pages]
    assert all("school list changed" in page for page in before)
    assert not any("school list changed" in page for page in after)
    assert Entry.objects.filter(verb="post.checked_again").count() == 1


def test_nobody_else_reads_it_again_for_them(
    waiting: Post, head: Person, stranger: Person, signed_in: Browser, at: datetime
) -> None:
    Post.objects.filter(pk=waiting.pk).update(alerted_at=at)
    address = f"/school/elm/posts/{waiting.pk}/read-again/"

    answers = [signed_in(one).post(address) for one in (head, stranger)]

    assert [answer.status_code for answer in answers] == [404, 404]
    waiting.refresh_from_db()
    assert waiting.alert


def test_whoever_approves_sees_the_alert(
    waiting: Post, leader: Person, signed_in: Browser, at: datetime
) -> None:
    Post.objects.filter(pk=waiting.pk).update(alerted_at=at)

    page = signed_in(leader).get(f"/school/elm/posts/{waiting.pk}/").content.decode()

    assert "school list changed" in page
    assert "I have checked it again" not in page


def test_what_is_out_is_not_read_again(
    waiting: Post, teacher: Person, at: datetime
) -> None:
    Post.objects.filter(pk=waiting.pk).update(state=State.PUBLISHED, alerted_at=at)

    with pytest.raises(NotEditable):
        read_again(waiting, by=teacher, at=at)


def test_nobody_is_sought_where_nobody_moved() -> None:
    assert named_in("Anything at all", search_for([])) == frozenset()
