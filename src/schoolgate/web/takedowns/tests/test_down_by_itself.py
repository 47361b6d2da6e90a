"""What must go is taken down by itself within the hour, and proved."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from schoolgate.channels.port import Refused, TryLater
from schoolgate.web.accounts.credentials import store
from schoolgate.web.accounts.models import Account
from schoolgate.web.consent.actions.say import Paper, say_on_paper
from schoolgate.web.consent.models import Word
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.actions.restrict import restrict, unrestrict
from schoolgate.web.people.models import Absence, Person, Pupil
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.posts.tests.fixtures import Work, Write
from schoolgate.web.posts.tests.pictured import says
from schoolgate.web.posts.tests.working import MINUTE, Moody, put_out
from schoolgate.web.publishing.actions.withdraw import withdraw
from schoolgate.web.takedowns.actions.list_take_downs import who_sees_to_it
from schoolgate.web.takedowns.actions.take_down import take_down
from schoolgate.web.takedowns.models import TakeDown
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
# A summer night: a quarter past midnight in London is still the day before in UTC.
JULY = datetime(2026, 7, 14, 22, 59, 30, tzinfo=UTC)


def state(target: Target) -> str:
    return Target.objects.get(pk=target.pk).state


def test_a_withdrawal_takes_it_down_by_itself_and_the_platform_proves_it(
    out: Target, platform: Moody, aisha: Pupil, work: Work, at: datetime
) -> None:
    says(aisha, "x", "no", at)

    work(at)

    assert state(out) == Sending.GONE
    assert not list(platform.folder.glob("*.json"))
    assert TakeDown.objects.get().done_at == at
    assert Post.objects.get().state == State.WITHDRAWN


def test_a_name_put_on_never_shown_takes_it_down_by_itself(
    out: Target, aisha: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    restrict(aisha, by=dsl, at=at)

    work(at)

    assert state(out) == Sending.GONE
    assert TakeDown.objects.get().why == "restriction"


def test_the_journal_says_that_nobody_did_it_and_neither_who_it_was_nor_why(
    out: Target, aisha: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    restrict(aisha, by=dsl, at=at)
    work(at)

    entry = Entry.objects.get(verb="publication.takedown_started")
    gone = Entry.objects.get(verb="publication.taken_down")

    assert (entry.who, gone.who) == ("Schoolgate", "Schoolgate")
    assert entry.details["because"] == "someone in it may not be shown there"
    assert set(entry.details) == {"account", "address", "because"}
    assert "Aisha" not in str([one.details for one in Entry.objects.all()])


def test_the_journal_reads_alike_for_a_withdrawal_and_for_never_shown(
    out: Target,
    written: Write,
    aisha: Pupil,
    bram: Pupil,
    dsl: Person,
    work: Work,
    at: datetime,
) -> None:
    other = put_out(written("Our pond.").targets.get(), (bram,), at)
    restrict(aisha, by=dsl, at=at)
    work(at)
    says(bram, "x", "no", at)
    work(at)

    assert _told_of(out.post) == _told_of(other.post)


def _told_of(post: Post) -> list[tuple[str, list[str], object]]:
    """What the journal says of a post since it was out, but for its own address."""
    entries = Entry.objects.filter(thing="posts.post", thing_id=str(post.pk))
    verbs = ("publication.takedown_started", "publication.taken_down", "post.withdrawn")
    since = entries.filter(verb__in=verbs)
    return [
        (one.verb, sorted(one.details), one.details.get("because")) for one in since
    ]


def test_a_consent_withdrawn_a_minute_to_midnight_is_gone_and_not_late_after_it(
    out: Target, aisha: Pupil, work: Work
) -> None:
    says(aisha, "x", "no", JULY)

    mails = work(JULY + MINUTE)

    assert state(out) == Sending.GONE
    assert not any("Late" in mail.subject for mail in mails)


def test_by_hand_there_is_the_next_day_for_what_came_a_minute_to_midnight(
    out_by_hand: Target, aisha: Pupil, work: Work
) -> None:
    says(aisha, "x", "no", JULY)
    work(JULY)

    row = TakeDown.objects.get()
    # The last moment of 15 July, as London's clocks show it.
    assert row.due_at == datetime(2026, 7, 15, 23, 0, tzinfo=UTC)


def test_by_hand_there_is_this_day_for_what_came_in_the_morning(
    out_by_hand: Target, aisha: Pupil, work: Work, at: datetime
) -> None:
    says(aisha, "x", "no", at)
    work(at)

    assert TakeDown.objects.get().due_at == datetime(2026, 11, 24, tzinfo=UTC)


def test_a_consent_that_ends_by_date_goes_at_midnight_where_the_school_is(
    out: Target, aisha: Pupil, work: Work
) -> None:
    Word.objects.filter(use="x").update(since=JULY.date(), until=JULY.date(), at=JULY)
    work(JULY)
    assert state(out) == Sending.OUT

    work(JULY + MINUTE)

    assert state(out) == Sending.GONE


def test_a_post_with_two_children_goes_because_of_one(
    platform: Moody,
    written: Write,
    aisha: Pupil,
    bram: Pupil,
    work: Work,
    at: datetime,
) -> None:
    both = put_out(written().targets.get(), (aisha, bram), at)
    says(bram, "x", "no", at)

    work(at)

    assert state(both) == Sending.GONE
    assert [row.pupil for row in TakeDown.objects.all()] == [bram]


@pytest.fixture
def by_hand_too(out: Target, school: School, at: datetime) -> Target:
    """The same post on a second account, where a person put it out."""
    second = Account.objects.create(
        school=school, platform="x", name="@elm2", state="open"
    )
    target = out.post.targets.create(account=second)
    return put_out(target, (), at)


def test_of_two_accounts_one_goes_by_itself_and_a_person_is_asked_for_the_other(
    out: Target, by_hand_too: Target, aisha: Pupil, work: Work, at: datetime
) -> None:
    says(aisha, "x", "no", at)

    work(at)

    assert (state(out), state(by_hand_too)) == (Sending.GONE, Sending.OUT)
    [row] = TakeDown.objects.filter(done_at=None)
    assert (row.target, row.asked_at) == (by_hand_too, at)


@pytest.mark.parametrize("fails", [Refused("Not any more"), None])
def test_a_person_is_asked_at_once_where_the_channel_refuses_or_is_not_connected(
    fails: Refused | None,
    out: Target,
    platform: Moody,
    aisha: Pupil,
    work: Work,
    at: datetime,
) -> None:
    if fails:
        platform.fails = fails
    else:
        store(out.account, {})
    says(aisha, "x", "no", at)

    work(at)
    work(at + MINUTE)

    assert state(out) == Sending.OUT
    assert TakeDown.objects.get().asked_at == at
    assert platform.asked == (1 if fails else 0)


def test_a_channel_that_is_away_for_half_an_hour_is_tried_until_it_is_gone(
    out: Target, platform: Moody, aisha: Pupil, work: Work, at: datetime
) -> None:
    platform.fails = TryLater("The platform is away")
    says(aisha, "x", "no", at)
    for minute in (0, 1, 2, 8, 18, 29):
        work(at + minute * MINUTE)
    platform.fails = None

    work(at + 40 * MINUTE)

    row = TakeDown.objects.get()
    assert row.done_at is not None
    assert row.done_at <= at + HOUR
    assert row.asked_at is None


@pytest.mark.parametrize("how", ["away", "lies"])
def test_what_is_there_after_an_hour_is_late_and_owner_and_head_are_told_once(
    how: str,
    out: Target,
    platform: Moody,
    aisha: Pupil,
    office: Person,
    head: Person,
    work: Work,
    at: datetime,
) -> None:
    platform.keeps = how == "lies"
    platform.fails = TryLater("The platform is away") if how == "away" else None
    says(aisha, "x", "no", at)
    assert work(at) == []
    assert work(at + HOUR - MINUTE) == []

    mails = work(at + HOUR)

    assert sorted(mail.to[0] for mail in mails) == sorted((head.email, office.email))
    assert {mail.subject for mail in mails} == {"Late: 1 post still out: Elm School"}
    assert not any("Aisha" in f"{mail.subject} {mail.body}" for mail in mails)
    assert work(at + 2 * HOUR) == []
    assert state(out) == Sending.TAKING_DOWN


def test_what_comes_back_hours_late_goes_all_the_same_and_is_reported(
    out: Target,
    platform: Moody,
    aisha: Pupil,
    office: Person,
    work: Work,
    at: datetime,
) -> None:
    platform.fails = TryLater("The platform is away")
    says(aisha, "x", "no", at)
    for hour in range(4):
        work(at + hour * HOUR)
    platform.fails = None

    mails = work(at + 5 * HOUR)

    assert state(out) == Sending.GONE
    assert "1 post taken down: Elm School" in [mail.subject for mail in mails]


def test_who_says_yes_again_before_a_person_took_it_down_keeps_it(
    out_by_hand: Target, aisha: Pupil, work: Work, at: datetime
) -> None:
    says(aisha, "x", "no", at)
    work(at)
    assert TakeDown.objects.count() == 1

    says(aisha, "x", "yes", at + MINUTE)
    work(at + 2 * MINUTE)

    assert not TakeDown.objects.exists()
    assert state(out_by_hand) == Sending.OUT


def test_a_restriction_that_is_lifted_before_the_hour_asks_nobody_any_longer(
    out_by_hand: Target, aisha: Pupil, head: Person, work: Work, at: datetime
) -> None:
    restriction = restrict(aisha, by=head, at=at)
    work(at)
    assert TakeDown.objects.count() == 1

    unrestrict(restriction, by=head, at=at + MINUTE)
    work(at + 2 * MINUTE)

    assert not TakeDown.objects.exists()


def test_what_has_begun_to_go_goes_on_though_the_restriction_is_lifted(
    out: Target, platform: Moody, aisha: Pupil, head: Person, work: Work, at: datetime
) -> None:
    platform.fails = TryLater("The platform is away")
    restriction = restrict(aisha, by=head, at=at)
    work(at)
    unrestrict(restriction, by=head, at=at + MINUTE)
    platform.fails = None

    work(at + 2 * MINUTE)

    assert state(out) == Sending.GONE


def test_it_stays_listed_while_another_child_in_it_still_has_to_go(
    written: Write,
    aisha: Pupil,
    bram: Pupil,
    head: Person,
    work: Work,
    at: datetime,
) -> None:
    put_out(written().targets.get(), (aisha, bram), at)
    restriction = restrict(aisha, by=head, at=at)
    says(bram, "x", "no", at)
    work(at)

    unrestrict(restriction, by=head, at=at + MINUTE)
    work(at + 2 * MINUTE)

    assert [row.pupil for row in TakeDown.objects.all()] == [bram]


def left(pupil: Pupil, at: datetime) -> None:
    Pupil.objects.filter(pk=pupil.pk).update(left_on=at.date())


def test_a_leavers_goes_by_itself_but_not_before_a_wrong_list_can_be_undone(
    out: Target, aisha: Pupil, work: Work, at: datetime
) -> None:
    left(aisha, at)
    work(at)
    work(at + A_DAY - 2 * HOUR)
    assert state(out) == Sending.OUT

    work(at + A_DAY - HOUR)

    assert state(out) == Sending.GONE


def test_a_leaver_by_a_wrong_list_that_was_undone_keeps_what_is_out(
    out: Target, aisha: Pupil, work: Work, at: datetime
) -> None:
    left(aisha, at)
    work(at)
    Pupil.objects.update(left_on=None)

    work(at + MINUTE)
    work(at + 2 * A_DAY)

    assert state(out) == Sending.OUT
    assert not TakeDown.objects.exists()


@pytest.mark.parametrize("how", ["withdrawn", "never shown"])
def test_a_leaver_who_must_not_be_shown_at_all_goes_within_the_hour(
    how: str, out: Target, aisha: Pupil, head: Person, work: Work, at: datetime
) -> None:
    left(aisha, at)
    work(at)
    if how == "withdrawn":
        says(aisha, "x", "no", at)
    else:
        restrict(aisha, by=head, at=at)

    work(at + MINUTE)

    assert state(out) == Sending.GONE


def test_a_person_may_take_a_leavers_down_at_once(
    out: Target, aisha: Pupil, office: Person, work: Work, at: datetime
) -> None:
    left(aisha, at)
    work(at)

    take_down(out, by=office, at=at)
    work(at)

    assert state(out) == Sending.GONE


def test_the_office_gets_one_email_for_all_of_it_and_it_says_nobodys_name(
    out: Target,
    written: Write,
    aisha: Pupil,
    office: Person,
    head: Person,
    teacher: Person,
    work: Work,
    at: datetime,
) -> None:
    put_out(written("Our pond.").targets.get(), (aisha,), at)
    says(aisha, "x", "no", at)

    mails = work(at)

    [mail] = [one for one in mails if one.to == [office.email]]
    assert mail.subject == "2 posts taken down: Elm School"
    assert not any("Aisha" in f"{one.subject} {one.body}" for one in mails)
    assert not any(one.to == [head.email] for one in mails)
    assert work(at + MINUTE) == []


def test_the_author_is_told_that_their_post_was_taken_down_and_no_more(
    out: Target, aisha: Pupil, teacher: Person, work: Work, at: datetime
) -> None:
    says(aisha, "x", "no", at)

    [mail] = work(at)

    assert mail.to == [teacher.email]
    assert mail.subject == "Your post was taken down: Elm School"
    assert mail.body.splitlines()[0] == "Read it here:"


def test_the_office_is_told_when_the_last_of_it_is_gone(
    out: Target,
    written: Write,
    platform: Moody,
    aisha: Pupil,
    office: Person,
    work: Work,
    at: datetime,
) -> None:
    slow = put_out(written("Our pond.").targets.get(), (aisha,), at)
    says(aisha, "x", "no", at)
    Target.objects.filter(pk=slow.pk).update(
        held_until=at + 10 * MINUTE, held_by="another"
    )
    assert work(at) == []

    mails = work(at + 11 * MINUTE)

    assert (state(out), state(slow)) == (Sending.GONE, Sending.GONE)
    [mail] = [one for one in mails if one.to == [office.email]]
    assert mail.subject == "2 posts taken down: Elm School"


def test_the_head_is_told_where_nobody_of_the_office_is_there(
    out: Target, aisha: Pupil, head: Person, work: Work, at: datetime
) -> None:
    says(aisha, "x", "no", at)

    mails = work(at)

    assert [head.email] in [mail.to for mail in mails]


def test_what_a_person_withdrew_is_reported_to_nobody(
    out: Target, leader: Person, office: Person, work: Work, at: datetime
) -> None:
    withdraw(out.post, why="", by=leader, at=at)

    assert work(at) == []
    assert state(out) == Sending.GONE
    assert TakeDown.objects.get().why == "withdrawn"


def test_what_a_teacher_withdrew_and_put_out_by_hand_is_the_offices_to_see_to(
    out_by_hand: Target, teacher: Person, office: Person, work: Work, at: datetime
) -> None:
    withdraw(out_by_hand.post, why="", by=teacher, at=at)

    [mail] = work(at)

    assert mail.to == [office.email]
    assert TakeDown.objects.get().owner == office


def test_the_head_sees_to_it_while_the_whole_office_is_away(
    school: School, office: Person, head: Person, at: datetime
) -> None:
    assert who_sees_to_it(school, at) == office
    Absence.objects.create(
        school=school, person=office, since=at.date(), until=at.date()
    )
    assert who_sees_to_it(school, at) == head

    Absence.objects.create(school=school, person=head, since=at.date(), until=at.date())

    assert who_sees_to_it(school, at) == office


@pytest.mark.parametrize("who", ["office", "head", "leader"])
def test_today_says_for_a_day_that_it_was_done(
    who: str,
    out: Target,
    aisha: Pupil,
    work: Work,
    signed_in: Browser,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    browser = signed_in(request.getfixturevalue(who))
    says(aisha, "x", "no", at)
    work(at)
    TakeDown.objects.update(done_at=timezone.now() - HOUR)

    page = browser.get("/school/elm/").content.decode()
    TakeDown.objects.update(done_at=timezone.now() - 2 * A_DAY)
    later = browser.get("/school/elm/").content.decode()

    assert "Schoolgate has taken down 1 post:" in page
    assert "Schoolgate has taken down" not in later
    assert "Aisha" not in page


def test_the_author_reads_that_it_is_gone_and_neither_why_nor_whose(
    out: Target,
    aisha: Pupil,
    teacher: Person,
    dsl: Person,
    work: Work,
    signed_in: Browser,
    at: datetime,
) -> None:
    restrict(aisha, by=dsl, at=at)
    work(at)
    browser = signed_in(teacher)

    page = browser.get(f"/school/elm/posts/{out.post_id}/").content.decode()
    life = browser.get(f"/school/elm/posts/{out.post_id}/history/").content.decode()

    assert ">gone</strong>" in page
    assert "took the post down" in life
    for said in (page, life):
        assert "may not be shown" not in said
        assert "never shown" not in said


@pytest.mark.parametrize("who", ["leader", "governor"])
def test_the_journal_does_not_show_that_the_list_changed_beside_what_came_down(
    who: str,
    out: Target,
    aisha: Pupil,
    dsl: Person,
    work: Work,
    signed_in: Browser,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    restrict(aisha, by=dsl, at=at)
    work(at)

    page = signed_in(request.getfixturevalue(who)).get("/school/elm/journal/")
    theirs = signed_in(dsl).get("/school/elm/journal/")

    assert "changed who is never shown" not in page.content.decode()
    assert "changed who is never shown" in theirs.content.decode()


@pytest.mark.parametrize("who", ["leader", "governor", "dpo"])
def test_the_journal_tells_nobody_which_of_them_it_was_by_leaving_out_one(
    who: str,
    out: Target,
    aisha: Pupil,
    head: Person,
    dsl: Person,
    work: Work,
    signed_in: Browser,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    paper = Paper(said_by="Amir Khan", how="office")
    say_on_paper(aisha, {"x": False}, paper, by=head, at=at)
    work(at)
    assert state(out) == Sending.GONE

    page = signed_in(request.getfixturevalue(who)).get("/school/elm/journal/")

    assert "took the post down" in page.content.decode()
    assert "recorded a consent or a refusal" not in page.content.decode()
    for one in (head, dsl):
        theirs = signed_in(one).get("/school/elm/journal/")
        assert "recorded a consent or a refusal" in theirs.content.decode()
