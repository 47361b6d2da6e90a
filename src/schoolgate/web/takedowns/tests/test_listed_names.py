"""Who is put on Never shown: what is out by their name, and what is scheduled."""

from datetime import datetime, timedelta

import pytest
from django.core.mail import EmailMessage

from schoolgate.web.journal.models import Entry
from schoolgate.web.people.actions.restrict import (
    restrict,
    restrict_name,
    unrestrict,
)
from schoolgate.web.people.models import Person, Pupil, StaffMember
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.posts.tests.fixtures import (
    Work,
    Write,
)
from schoolgate.web.posts.tests.pictured import says
from schoolgate.web.posts.tests.working import MINUTE, Moody, put_out
from schoolgate.web.takedowns.actions.decide_doubt import it_is_them
from schoolgate.web.takedowns.actions.list_doubts import doubt_what_came_out
from schoolgate.web.takedowns.models import Doubt, TakeDown
from schoolgate.web.takedowns.models.doubts import FORENAME, NAMED
from schoolgate.web.takedowns.tests.test_down_by_itself import state
from schoolgate.web.trust.models import School

A_WEEK = timedelta(weeks=1)


def named(target: Target, text: str) -> None:
    """What is out holds these words, and nobody is in a picture."""
    Target.objects.filter(pk=target.pk).update(text=text)


@pytest.fixture
def words(platform: Moody, written: Write, at: datetime) -> Target:
    """A post that is out, of words alone."""
    return put_out(written().targets.get(), (), at)


@pytest.mark.parametrize(
    "text", ["Well done, Aisha Khan!", "well done AISHA KHAN", "Bravo Aïsha Khan."]
)
def test_what_names_them_in_full_is_taken_down_by_itself(
    text: str, words: Target, aisha: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    named(words, text)
    restrict(aisha, by=dsl, at=at)

    work(at)

    assert state(words) == Sending.GONE
    assert [row.pupil for row in TakeDown.objects.all()] == [aisha]


def test_a_name_of_somebody_on_no_list_is_taken_down_by_itself_as_well(
    words: Target, school: School, dsl: Person, work: Work, at: datetime
) -> None:
    named(words, "Well done, Zoë Lamb!")
    restrict_name(school, "Zoe", "Lamb", by=dsl, at=at)

    work(at)

    assert state(words) == Sending.GONE


@pytest.mark.parametrize("who", ["a pupil", "a leaver", "a member of staff"])
def test_a_name_that_somebody_else_bears_too_waits_for_a_person(
    who: str,
    words: Target,
    school: School,
    aisha: Pupil,
    dsl: Person,
    work: Work,
    at: datetime,
) -> None:
    other = {"school": school, "key": "9", "forename": "Aisha", "surname": "Khan"}
    if who == "a member of staff":
        StaffMember.objects.create(**other)
    else:
        Pupil.objects.create(**other, left_on=at.date() if who == "a leaver" else None)
    named(words, "Well done, Aisha Khan!")
    restrict(aisha, by=dsl, at=at)

    [mail] = work(at)

    assert state(words) == Sending.OUT
    assert not TakeDown.objects.exists()
    assert Doubt.objects.get(decided_at=None).how == NAMED
    assert mail.to == [dsl.email]
    assert "Aisha" not in f"{mail.subject} {mail.body}"


def test_a_picture_of_the_other_who_bears_both_names_stays_out(
    platform: Moody,
    written: Write,
    school: School,
    aisha: Pupil,
    dsl: Person,
    work: Work,
    at: datetime,
) -> None:
    other = Pupil.objects.create(
        school=school, key="9", forename="Aisha", surname="Khan"
    )
    target = put_out(written().targets.get(), (other,), at)
    restrict(aisha, by=dsl, at=at)

    work(at)

    assert state(target) == Sending.OUT


@pytest.mark.parametrize(
    ("forename", "surname", "text"),
    [
        ("Summer", "Day", "Our Summer Day was a joy."),
        ("Grace", "Church", "We sang in Grace Church."),
        ("Harry", "Potter", "We read Harry Potter."),
    ],
)
def test_a_name_that_is_made_of_words_or_well_known_waits_for_a_person(
    forename: str,
    surname: str,
    text: str,
    words: Target,
    school: School,
    dsl: Person,
    work: Work,
    at: datetime,
) -> None:
    pupil = Pupil.objects.create(
        school=school, key="9", forename=forename, surname=surname
    )
    named(words, text)
    restrict(pupil, by=dsl, at=at)

    work(at)

    assert state(words) == Sending.OUT
    assert Doubt.objects.get().how == NAMED


@pytest.mark.parametrize("text", ["Well done, Aisha!", "Thanks to our pupil Aisha K."])
def test_a_part_of_the_name_alone_waits_for_a_person(
    text: str, words: Target, aisha: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    named(words, text)
    restrict(aisha, by=dsl, at=at)

    work(at)

    assert state(words) == Sending.OUT
    assert Doubt.objects.get().how == FORENAME


def test_a_forename_that_others_bear_as_well_waits_for_a_person_too(
    words: Target,
    school: School,
    aisha: Pupil,
    dsl: Person,
    work: Work,
    at: datetime,
) -> None:
    Pupil.objects.create(school=school, key="9", forename="Aisha", surname="Malik")
    named(words, "Well done, Aisha!")
    restrict(aisha, by=dsl, at=at)

    work(at)

    assert Doubt.objects.get().how == FORENAME


def test_a_forename_of_another_who_is_in_the_picture_asks_nobody(
    platform: Moody,
    written: Write,
    school: School,
    aisha: Pupil,
    dsl: Person,
    work: Work,
    at: datetime,
) -> None:
    other = Pupil.objects.create(
        school=school, key="9", forename="Aisha", surname="Malik"
    )
    put_out(written("Well done, Aisha!").targets.get(), (other,), at)
    restrict(aisha, by=dsl, at=at)

    work(at)

    assert not Doubt.objects.exists()


def test_what_comes_out_later_by_their_name_goes_as_well(
    words: Target, aisha: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    restrict(aisha, by=dsl, at=at)
    work(at)

    named(words, "Well done, Aisha Khan!")
    doubt_what_came_out(Target.objects.get(pk=words.pk), at=at)
    work(at + MINUTE)

    assert state(words) == Sending.GONE


def test_a_name_in_words_that_is_taken_off_the_list_in_time_stays_out(
    written: Write, aisha: Pupil, head: Person, work: Work, at: datetime
) -> None:
    by_hand = put_out(written().targets.get(), (), at)
    named(by_hand, "Well done, Aisha Khan!")
    restriction = restrict(aisha, by=head, at=at)
    work(at)
    assert TakeDown.objects.exists()

    unrestrict(restriction, by=head, at=at + MINUTE)
    work(at + 2 * MINUTE)

    assert not TakeDown.objects.exists()


def test_what_a_person_decides_is_them_goes_within_the_hour(
    words: Target, aisha: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    named(words, "Well done, Aisha!")
    restrict(aisha, by=dsl, at=at)
    work(at)

    it_is_them(Doubt.objects.get(), by=dsl, at=at + MINUTE)
    work(at + 2 * MINUTE)

    assert state(words) == Sending.GONE


def held_by(post: Post, work: Work, at: datetime) -> tuple[str, str, list[str]]:
    """What becomes of a scheduled post, what its author reads, and what is mailed."""
    mails: list[EmailMessage] = work(at)
    post.refresh_from_db()
    remark = post.remarks.last()
    return (
        post.state,
        remark.text if remark else "",
        [f"{mail.to} {mail.subject} {mail.body}" for mail in mails],
    )


def test_who_is_put_on_never_shown_holds_what_is_scheduled(
    scheduled: Post, aisha: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    restrict(aisha, by=dsl, at=at)

    state, why, _ = held_by(scheduled, work, at)

    assert state == State.SENT_BACK
    assert why.startswith("Held against today's policy, consents and rolls")
    assert not scheduled.approvals.filter(voided_at=None).exists()


def test_whoever_wrote_it_can_not_tell_a_restriction_from_a_consent_that_ended(
    scheduled: Post, aisha: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    before = Post.objects.filter(pk=scheduled.pk)
    restriction = restrict(aisha, by=dsl, at=at)
    one = held_by(scheduled, work, at)
    unrestrict(restriction, by=dsl, at=at)
    before.update(state=State.SCHEDULED)
    scheduled.approvals.update(voided_at=None)
    says(aisha, "x", "no", at)

    assert held_by(scheduled, work, at) == one
    first, second = Entry.objects.filter(verb="post.held_back")
    assert first.details == second.details


def test_another_childs_scheduled_post_is_not_held(
    scheduled: Post, bram: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    restrict(bram, by=dsl, at=at)

    state, _, mails = held_by(scheduled, work, at)

    assert (state, mails) == (State.SCHEDULED, [])
