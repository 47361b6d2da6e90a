"""Who may say what, and what is kept of it."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from schoolgate.web.consent.actions.errors import ConsentError, NotYoursError
from schoolgate.web.consent.actions.say import (
    Paper,
    say_by_link,
    say_for_oneself,
    say_on_paper,
)
from schoolgate.web.consent.models import Word
from schoolgate.web.consent.queries import Who, how_it_stands, lines, standings
from schoolgate.web.consent.standing import Stand
from schoolgate.web.consent.tests.conftest import Says, contact_of
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Contact, Person, Pupil, StaffMember
from schoolgate.web.trust.models import School


def stand(child: Pupil, use: str, on: date) -> Stand:
    found = standings(Who(frozenset((child.pk,))), "england", on)
    return how_it_stands(found, "pupil", child.pk, use).stand


def test_each_use_stands_by_itself(
    child: Pupil, mother: Contact, says: Says, at: datetime
) -> None:
    says(mother, child, x=True, website=False)

    today = at.date()
    assert stand(child, "x", today) is Stand.GIVEN
    assert stand(child, "website", today) is Stand.REFUSED
    assert stand(child, "feed", today) is Stand.REFUSED
    assert stand(child, "facebook", today) is Stand.WAITING


def test_a_yes_is_asked_for_again_after_a_year(
    child: Pupil, mother: Contact, says: Says, at: datetime
) -> None:
    says(mother, child, x=True)

    assert stand(child, "x", at.date() + timedelta(days=365)) is Stand.GIVEN
    assert stand(child, "x", at.date() + timedelta(days=366)) is Stand.ENDED


def test_who_has_no_responsibility_says_nothing(child: Pupil, at: datetime) -> None:
    friend = contact_of(child, "Fay", responsible=False)

    with pytest.raises(NotYoursError):
        say_by_link(friend, child, {"x": True}, wording="en", at=at)


def test_a_parent_says_nothing_of_another_child(
    child: Pupil, mother: Contact, school: School, at: datetime
) -> None:
    other = Pupil.objects.create(school=school, key="2", forename="Bo", surname="Ash")

    with pytest.raises(NotYoursError):
        say_by_link(mother, other, {"x": True}, wording="en", at=at)


def test_the_office_enters_what_a_form_says_for_the_contact_who_signed(
    child: Pupil, mother: Contact, office: Person, at: datetime
) -> None:
    paper = Paper("gia khan", "Folder 3")

    [word] = say_on_paper(child, {"x": True}, paper, by=office, at=at)

    assert (word.contact, word.said_by, word.evidence) == (mother, "", "Folder 3")
    assert Entry.objects.get(verb="consent.recorded").details["answers"] == 1


def test_a_form_of_somebody_on_no_list_keeps_their_name(
    child: Pupil, office: Person, at: datetime
) -> None:
    [word] = say_on_paper(child, {"x": False}, Paper("Nana Khan"), by=office, at=at)

    assert (word.contact, word.said_by) == (None, "Nana Khan")
    assert stand(child, "x", at.date()) is Stand.REFUSED


@pytest.mark.parametrize("who", ["teacher", "leader", "dsl", "governor", "stranger"])
def test_nobody_else_enters_a_form(
    who: str, child: Pupil, at: datetime, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        say_on_paper(child, {"x": True}, Paper("Gia Khan"), by=person, at=at)


@pytest.mark.parametrize(
    ("answers", "signed", "says"),
    [
        ({}, "Gia", "Nothing is answered"),
        ({"tunnels": True}, "Gia", "no use that is asked for"),
        ({"x": True}, " ", "who signed"),
    ],
)
def test_what_is_not_whole_is_refused(
    answers: dict[str, bool],
    signed: str,
    says: str,
    child: Pupil,
    office: Person,
    at: datetime,
) -> None:
    with pytest.raises(ConsentError, match=says):
        say_on_paper(child, answers, Paper(signed), by=office, at=at)
    assert Word.objects.count() == 0


def test_staff_answer_for_themselves_and_for_nobody_else(
    school: School, teacher: Person, colleague: Person, at: datetime
) -> None:
    me = StaffMember.objects.create(
        school=school, key="s", forename="Tamsin", surname="E", person=teacher
    )

    say_for_oneself(me, {"x": True}, by=teacher, at=at)

    with pytest.raises(NotYoursError):
        say_for_oneself(me, {"x": False}, by=colleague, at=at)
    found = standings(Who(staff=frozenset((me.pk,))), "england", at.date())
    assert how_it_stands(found, "staff", me.pk, "x").stand is Stand.GIVEN


def test_an_old_form_for_any_use_names_no_online_use(
    child: Pupil, office: Person, at: datetime
) -> None:
    say_on_paper(child, {"any": True}, Paper("Gia Khan"), by=office, at=at)

    [line] = lines(Who(frozenset((child.pk,))), ["x"], "england", at.date())

    assert (line.use, line.given) == ("any", True)


def test_a_no_to_any_use_is_a_no_to_each(
    child: Pupil, mother: Contact, office: Person, says: Says, at: datetime
) -> None:
    says(mother, child, x=True)
    say_on_paper(child, {"any": False}, Paper("Omar Khan"), by=office, at=at)

    [line] = lines(Who(frozenset((child.pk,))), ["x"], "england", at.date())

    assert not line.given


def test_a_pupil_of_thirteen_has_to_answer_too(
    child: Pupil, mother: Contact, office: Person, says: Says, at: datetime
) -> None:
    child.born_on = date(2013, 1, 1)
    child.save()
    says(mother, child, x=True)
    assert stand(child, "x", at.date()) is Stand.WAITING

    say_on_paper(child, {"x": True}, Paper("", own=True), by=office, at=at)

    assert stand(child, "x", at.date()) is Stand.GIVEN


@pytest.mark.parametrize("ends", ["responsibility", "contact"])
def test_a_yes_ends_with_the_responsibility_of_whoever_gave_it(
    ends: str, child: Pupil, mother: Contact, father: Contact, says: Says, at: datetime
) -> None:
    says(mother, child, x=True, website=False, facebook=True)
    says(father, child, facebook=True)

    if ends == "responsibility":
        mother.ties.update(has_responsibility=False)
    else:
        mother.left_on = at.date()
        mother.save()

    today = at.date()
    assert stand(child, "x", today) is Stand.ENDED
    assert stand(child, "website", today) is Stand.REFUSED
    assert stand(child, "facebook", today) is Stand.GIVEN


def test_a_yes_of_somebody_without_responsibility_is_refused(
    child: Pupil, mother: Contact, office: Person, at: datetime
) -> None:
    with pytest.raises(ConsentError, match="parental responsibility: Gia Khan"):
        say_on_paper(child, {"x": True}, Paper("Nana Khan"), by=office, at=at)

    assert not Word.objects.filter(pupil=child).exists()


def test_where_no_contact_is_listed_a_name_is_enough(
    child: Pupil, office: Person, at: datetime
) -> None:
    child.ties.all().delete()

    [word] = say_on_paper(child, {"x": True}, Paper("Nana Khan"), by=office, at=at)

    assert (word.yes, word.said_by) == (True, "Nana Khan")
