"""Somebody says yes or no, for a child or for themselves; nothing said is changed.

A yes ends after a year, so that everybody is asked again; a no does not end. A leaver's
link says nothing any more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from schoolgate.engine.owed import months_on
from schoolgate.web.consent.actions.errors import ConsentError, NotYoursError
from schoolgate.web.consent.models import LINK, OFFICE, OWN, PAPER, Word
from schoolgate.web.consent.queries import staff_of
from schoolgate.web.consent.uses import KNOWN
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Contact, Person, Pupil, StaffMember
from schoolgate.web.people.rights import standing
from schoolgate.web.policy.in_force import in_force

CARRIES = "photos.without_consent"
A_YEAR = 12
Answers = Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Paper:
    """A form on paper: whose it is, where it lies, and when it was signed.

    ``signed_on`` is only needed where its giver has said no before.
    """

    said_by: str
    evidence: str = ""
    own: bool = False
    how: str = PAPER
    signed_on: date | None = None


@transaction.atomic
def say_by_link(
    contact: Contact, pupil: Pupil, answers: Answers, *, wording: str, at: datetime
) -> list[Word]:
    """A contact answers on the page that their link opens."""
    ties = contact.ties.filter(pupil=pupil, has_responsibility=True)
    if contact.left_on or pupil.left_on or not ties.exists():
        raise NotYoursError("Ask the school's office who may answer for this child.")
    said = Word(
        school=pupil.school, pupil=pupil, contact=contact, how=LINK, wording=wording
    )
    return _kept(said, answers, by=None, at=at)


@transaction.atomic
def say_on_paper(
    pupil: Pupil, answers: Answers, paper: Paper, *, by: Person, at: datetime
) -> list[Word]:
    """The office enters what a form says, or what it was told.

    A yes counts only from a contact with parental responsibility, where the list names
    one, or from the pupil themselves. A form of a pile is no later word than a no that
    came while it lay there.
    """
    standing(by, pupil.school, at.date()).require("consent.keep")
    if not paper.own and not paper.said_by.strip():
        raise ConsentError("Write down who signed it, or who said it.")
    if paper.how not in (PAPER, OFFICE):
        raise ConsentError("Say whether it was on paper, or the office was told.")
    contact = _contact(pupil, paper.said_by)
    if contact is None and not paper.own and any(answers.values()):
        _expect_no_responsible(pupil)
    said = Word(
        school=pupil.school,
        pupil=pupil,
        contact=contact,
        own=paper.own,
        said_by="" if contact or paper.own else paper.said_by.strip(),
        how=paper.how,
        evidence=paper.evidence.strip(),
    )
    if paper.how == PAPER:
        _expect_later(said, answers, paper.signed_on, at.date())
    return _kept(said, answers, by=by, at=at)


@transaction.atomic
def say_for_oneself(
    staff: StaffMember, answers: Answers, *, by: Person, at: datetime
) -> list[Word]:
    """A member of staff says whether they themselves may be shown and named."""
    if staff_of(staff.school, by) != staff:
        raise NotYoursError("Everybody on the staff answers for themselves.")
    if staff.person_id is None:
        StaffMember.objects.filter(pk=staff.pk).update(person=by)
    said = Word(school=staff.school, staff=staff, own=True, how=OWN)
    return _kept(said, answers, by=by, at=at)


def _expect_later(
    said: Word, answers: Answers, signed_on: date | None, today: date
) -> None:
    """Refuse a yes on paper that may be older than its giver's no."""
    if signed_on is not None and signed_on > today:
        raise ConsentError("A form can't be signed on a day to come.")
    theirs = Word.objects.filter(pupil=said.pupil, contact=said.contact, own=said.own)
    last = {
        word.use: word
        for word in theirs.filter(said_by__iexact=said.said_by).order_by("at", "pk")
    }
    for use, yes in answers.items():
        before = last.get(use)
        if not yes or before is None or before.yes:
            continue
        if signed_on is None or signed_on <= before.since:
            raise ConsentError(
                f"{said.pupil}, {use}: whoever signed this said no on "
                f"{before.since:%-d %b %Y}. Only a form that was signed after that is "
                "a yes: write down on which day it was."
            )


def _expect_no_responsible(pupil: Pupil) -> None:
    """Refuse a yes of somebody else where the list says who may give one."""
    responsible = pupil.ties.filter(has_responsibility=True, contact__left_on=None)
    names = [str(t.contact) for t in responsible.select_related("contact")]
    if names:
        raise ConsentError(
            f"{pupil}: a yes counts only from somebody with parental responsibility:"
            f" {' or '.join(names)}. Choose their name. A no counts from anybody."
        )


def _contact(pupil: Pupil, name: str) -> Contact | None:
    """The contact who bears that name, if one with responsibility does."""
    ties = pupil.ties.filter(has_responsibility=True).select_related("contact")
    named = [t.contact for t in ties if str(t.contact).casefold() == name.casefold()]
    return named[0] if len(named) == 1 else None


def _kept(
    said: Word, answers: Answers, *, by: Person | None, at: datetime
) -> list[Word]:
    if not answers:
        raise ConsentError("Nothing is answered yet: say yes or no to something.")
    if unknown := sorted(set(answers) - KNOWN):
        raise ConsentError(f"“{unknown[0]}” is no use that is asked for.")
    day = at.date()
    words = [
        Word(
            **_about(said),
            use=use,
            yes=yes,
            since=day,
            until=months_on(day, A_YEAR) if yes else None,
            entered_by=by,
            at=at,
        )
        for use, yes in answers.items()
    ]
    words = Word.objects.bulk_create(words)
    clauses = in_force(said.school).setting(CARRIES, day)
    # What was said stands with the person: the journal is read by more than consents.
    details = {"how": said.how, "answers": len(answers)}
    thing = said.pupil or said.staff
    if thing is None:
        raise ConsentError("Say whose consent it is.")
    write("consent.recorded", thing, Act(said.school, by, at, clauses, details))
    return words


def _about(said: Word) -> dict[str, object]:
    return {
        "school": said.school,
        "pupil": said.pupil,
        "staff": said.staff,
        "contact": said.contact,
        "own": said.own,
        "said_by": said.said_by,
        "how": said.how,
        "wording": said.wording,
        "evidence": said.evidence,
    }
