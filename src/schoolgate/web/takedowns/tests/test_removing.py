"""Take down by hand: one page, one button, and a look whether it is so."""

from collections.abc import Callable
from datetime import datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from schoolgate.channels.port import Refused, TryLater
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person, Pupil
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.posts.tests.fixtures import Work, Write
from schoolgate.web.posts.tests.pictured import says
from schoolgate.web.posts.tests.working import MINUTE, Moody, put_out
from schoolgate.web.takedowns.actions.say_taken_down import say_taken_down
from schoolgate.web.takedowns.models import TakeDown
from schoolgate.web.takedowns.tests.test_down_by_itself import HOUR, state
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
SCHOOL = "/school/elm/"
PAGE = f"{SCHOOL}posts/take-down/by-hand/"
MAY = ["office", "head", "leader", "dsl", "dpo"]
MAY_NOT = ["teacher", "technician", "governor", "stranger"]


@pytest.fixture
def asked(out_by_hand: Target, aisha: Pupil, work: Work, at: datetime) -> Target:
    """A publication that a person is asked to take down."""
    says(aisha, "x", "no", at)
    work(at)
    return out_by_hand


@pytest.fixture
def three(
    out_by_hand: Target, written: Write, aisha: Pupil, work: Work, at: datetime
) -> list[Target]:
    """Three of them."""
    posts = [written(f"Our pond, {name}.") for name in "ab"]
    more = [put_out(post.targets.get(), (aisha,), at) for post in posts]
    says(aisha, "x", "no", at)
    work(at)
    return [out_by_hand, *more]


@pytest.fixture
def refused(
    out: Target, platform: Moody, aisha: Pupil, work: Work, at: datetime
) -> Target:
    """One that the channel refused to take down, though it can still be read."""
    platform.fails = Refused("Not any more")
    says(aisha, "x", "no", at)
    work(at)
    platform.fails = None
    assert TakeDown.objects.get().asked_at == at
    return out


def main(browser: Client, page: str = PAGE) -> str:
    said: str = browser.get(page).content.decode()
    return " ".join(said[said.index("<main") : said.index("</main")].split())


@pytest.mark.parametrize("who", MAY)
def test_who_may_withdraw_sees_where_it_is_and_how_it_goes(
    who: str, asked: Target, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    page = main(signed_in(request.getfixturevalue(who)))

    assert asked.address in page
    assert "@elm on X" in page
    assert "On the post choose “…”, then “Delete”." in page


@pytest.mark.parametrize("who", MAY_NOT)
def test_nobody_else_sees_the_page_or_says_that_it_is_gone(
    who: str,
    asked: Target,
    school: School,
    signed_in: Browser,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    person = request.getfixturevalue(who)
    browser = signed_in(person)

    assert browser.get(PAGE).status_code == 404
    assert browser.post(PAGE, {"down": asked.pk}).status_code == 404
    with pytest.raises(PermissionDenied):
        say_taken_down(school, [asked.pk], by=person, at=at)


def test_one_button_notes_all_that_are_ticked_with_who_and_when(
    three: list[Target], office: Person, signed_in: Browser
) -> None:
    first, _, third = three

    signed_in(office).post(PAGE, {"down": [first.pk, third.pk]})

    assert [state(one) for one in three] == [Sending.GONE, Sending.OUT, Sending.GONE]
    first.refresh_from_db()
    assert (first.claimed_by, first.gone_at) == (office, first.claimed_at)
    entries = Entry.objects.filter(verb="publication.taken_down_by_hand")
    assert [entry.who for entry in entries] == [office.name, office.name]
    assert main(signed_in(office)).count('name="down"') == 1


def test_all_of_them_are_those_that_were_on_the_page_without_a_script(
    three: list[Target], office: Person, signed_in: Browser
) -> None:
    first, second, _ = three

    # The third came onto the list after the page was opened.
    signed_in(office).post(PAGE, {"all": "on", "shown": [first.pk, second.pk]})

    assert [state(one) for one in three] == [Sending.GONE, Sending.GONE, Sending.OUT]


def test_nothing_is_ticked_before_a_person_ticks_it(
    three: list[Target], office: Person, signed_in: Browser
) -> None:
    page = main(signed_in(office))

    assert page.count('type="checkbox"') == 4
    assert " checked" not in page


@pytest.mark.parametrize("sent", [{}, {"down": "nonsense"}, {"shown": "1"}])
def test_who_ticks_nothing_is_told_to_tick(
    sent: dict[str, str], asked: Target, office: Person, signed_in: Browser
) -> None:
    browser = signed_in(office)

    answer = browser.post(PAGE, sent, follow=True)

    assert "Tick what you have taken down" in answer.content.decode()
    assert state(asked) == Sending.OUT


def test_what_waits_for_nobody_or_is_of_another_school_is_passed_over(
    asked: Target,
    written: Write,
    other_school: School,
    stranger: Person,
    office: Person,
    school: School,
    at: datetime,
) -> None:
    quiet = put_out(written("Our pond.").targets.get(), (), at)

    say_taken_down(other_school, [asked.pk], by=stranger, at=at)
    say_taken_down(school, [quiet.pk, 10**9], by=office, at=at)

    assert (state(asked), state(quiet)) == (Sending.OUT, Sending.OUT)


def test_two_who_press_it_one_after_the_other_do_it_once(
    asked: Target, office: Person, head: Person, school: School, at: datetime
) -> None:
    say_taken_down(school, [asked.pk], by=office, at=at)
    say_taken_down(school, [asked.pk], by=head, at=at)

    assert Entry.objects.filter(verb="publication.taken_down_by_hand").count() == 1
    with pytest.raises(PostError, match="Tick"):
        say_taken_down(school, [], by=head, at=at)


def test_a_claim_is_looked_at_where_the_platform_can_be_read(
    refused: Target,
    platform: Moody,
    office: Person,
    school: School,
    work: Work,
    at: datetime,
) -> None:
    for file in platform.folder.glob("*.json"):
        file.unlink()

    assert say_taken_down(school, [refused.pk], by=office, at=at + MINUTE) == 1
    assert state(refused) == Sending.TAKING_DOWN
    work(at + 2 * MINUTE)

    assert state(refused) == Sending.GONE
    assert Entry.objects.filter(verb="publication.found_gone").exists()


def test_what_the_platform_still_shows_comes_back_as_late(
    refused: Target,
    office: Person,
    head: Person,
    school: School,
    signed_in: Browser,
    work: Work,
    at: datetime,
) -> None:
    say_taken_down(school, [refused.pk], by=office, at=at + MINUTE)

    mails = work(at + 2 * MINUTE)

    assert state(refused) == Sending.OUT
    assert {mail.subject for mail in mails} == {"Late: 1 post still out: Elm School"}
    assert {mail.to[0] for mail in mails} == {office.email, head.email}
    with time_machine.travel(at + 3 * MINUTE):
        page = main(signed_in(office))
    assert "the platform still shows it" in page
    assert "late" in page


def test_a_platform_that_is_away_is_asked_later_whether_it_is_so(
    refused: Target,
    platform: Moody,
    office: Person,
    school: School,
    signed_in: Browser,
    work: Work,
    at: datetime,
) -> None:
    platform.fails = TryLater("The platform is away")
    say_taken_down(school, [refused.pk], by=office, at=at)
    work(at + MINUTE)
    assert state(refused) == Sending.TAKING_DOWN
    assert "Schoolgate is looking whether 1 post is gone" in main(signed_in(office))

    platform.fails = None
    for file in platform.folder.glob("*.json"):
        file.unlink()
    work(at + HOUR)

    assert state(refused) == Sending.GONE


def test_where_nobody_can_look_a_persons_word_is_enough(
    refused: Target,
    platform: Moody,
    office: Person,
    school: School,
    work: Work,
    at: datetime,
) -> None:
    platform.fails = Refused("The credentials have ended")

    say_taken_down(school, [refused.pk], by=office, at=at)
    work(at + MINUTE)

    assert state(refused) == Sending.GONE
    [entry] = Entry.objects.filter(verb="publication.check_failed")
    assert entry.details["why"] == "The credentials have ended."


def test_what_a_person_took_down_is_not_reported_as_gone_by_itself(
    asked: Target,
    office: Person,
    teacher: Person,
    school: School,
    work: Work,
    at: datetime,
) -> None:
    say_taken_down(school, [asked.pk], by=office, at=at)

    assert [mail.to for mail in work(at + MINUTE)] == [[teacher.email]]


def test_a_channel_that_refused_can_be_asked_to_try_again(
    refused: Target, office: Person, signed_in: Browser, work: Work
) -> None:
    browser, again = signed_in(office), f"{SCHOOL}posts/take-down/{refused.pk}/"
    assert again in main(browser)

    answer = browser.post(again, {"from": "by-hand"})

    assert answer["Location"] == PAGE
    assert state(refused) == Sending.GONE


def test_what_nobody_knows_of_is_looked_for_and_is_then_gone(
    asked: Target, office: Person, signed_in: Browser
) -> None:
    Target.objects.update(state=Sending.UNSURE)
    browser = signed_in(office)
    assert "Nobody knows whether it is out" in main(browser)

    browser.post(PAGE, {"down": asked.pk})

    assert state(asked) == Sending.GONE


@pytest.mark.parametrize("who", ["office", "leader", "dpo"])
def test_who_may_not_see_restrictions_is_not_told_whose_it_is_or_which(
    who: str, asked: Target, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))

    for page in (PAGE, f"{SCHOOL}posts/take-down/", SCHOOL):
        said = main(browser, page)
        assert "Aisha" not in said
        assert "consent has ended" not in said


def test_many_cost_no_more_than_one(
    three: list[Target],
    head: Person,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = signed_in(head)
    browser.get(PAGE)

    with django_assert_max_num_queries(10):
        browser.get(PAGE)


@pytest.mark.parametrize("who", ["office", "head", "leader"])
def test_what_is_late_is_the_first_thing_on_today(
    who: str,
    three: list[Target],
    signed_in: Browser,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    browser = signed_in(request.getfixturevalue(who))
    TakeDown.objects.update(due_at=at.replace(year=2020))
    Target.objects.filter(pk=three[0].pk).update(state=Sending.GONE)

    page = main(browser, SCHOOL)

    late = page.index("2 posts are still out that should be gone")
    assert PAGE in page[late : late + 500]
    assert " days late." in page[late : late + 500]
    assert "<h2" not in page[: page.rindex("<h2", 0, late)]


@pytest.mark.parametrize("who", ["teacher", "technician", "governor"])
def test_today_says_nothing_of_it_to_anybody_else(
    who: str,
    three: list[Target],
    signed_in: Browser,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    TakeDown.objects.update(due_at=at.replace(year=2020))

    page = main(signed_in(request.getfixturevalue(who)), SCHOOL)

    assert "still out" not in page
    assert "take down" not in page.lower()


def test_today_says_how_many_a_person_takes_down_before_they_are_late(
    three: list[Target], office: Person, signed_in: Browser, at: datetime
) -> None:
    TakeDown.objects.update(due_at=at.replace(year=2090))

    page = main(signed_in(office), SCHOOL)

    assert "3 to take down by hand" in page
    assert "still out" not in page


@pytest.mark.parametrize("why", ["left", "nobody was there"])
def test_somebody_else_is_asked_where_its_owner_has_left_or_nobody_was_there(
    why: str,
    asked: Target,
    colleague: Person,
    office: Person,
    work: Work,
    at: datetime,
) -> None:
    Person.objects.filter(pk=colleague.pk).update(is_active=False)
    owner = colleague if why == "left" else None
    TakeDown.objects.update(owner=owner, reminded_on=None)

    [mail] = work(at + MINUTE)

    assert mail.to == [office.email]
    assert TakeDown.objects.get().owner == office


def test_whoever_is_asked_is_reminded_once_a_day(
    asked: Target, office: Person, work: Work, at: datetime
) -> None:
    TakeDown.objects.update(owner=office, due_at=at + 100 * HOUR)
    assert len(work(at + 24 * HOUR)) == 1

    assert work(at + 25 * HOUR) == []
    assert len(work(at + 48 * HOUR)) == 1
