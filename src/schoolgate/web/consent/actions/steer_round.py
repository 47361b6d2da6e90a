"""A round of letters is stopped, goes on, is ended, or tries again what failed."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from schoolgate.web.consent.actions.errors import ConsentError
from schoolgate.web.consent.models import RenewalLetter, Round
from schoolgate.web.consent.states import ON_ITS_WAY, Mail
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School

CAME_BACK = "It came back"


@transaction.atomic
def stop_round(round_: Round, *, by: Person, at: datetime) -> Round:
    """Send no more letters for now; the one that is going goes."""
    found = _held(round_, by=by, at=at)
    if found.done_at is None and found.stopped_at is None:
        found.stopped_at = at
        found.save(update_fields=["stopped_at"])
        _note("consent.renewal_paused", found, by, at)
    return found


@transaction.atomic
def go_on(round_: Round, *, by: Person, at: datetime) -> Round:
    """Send the letters that still wait."""
    found = _held(round_, by=by, at=at)
    if found.done_at is None and found.stopped_at is not None:
        found.stopped_at = None
        found.save(update_fields=["stopped_at"])
        _note("consent.renewal_resumed", found, by, at)
    return found


@transaction.atomic
def end_round(round_: Round, *, by: Person, at: datetime) -> Round:
    """Send none of the letters that still wait, now or later."""
    found = _held(round_, by=by, at=at)
    if found.done_at is None:
        found.letters.filter(state=Mail.WAITING).update(state=Mail.NEEDLESS)
        found.done_at = at
        found.save(update_fields=["done_at"])
        _note("consent.renewal_ended", found, by, at)
    return found


@transaction.atomic
def try_again(round_: Round, *, by: Person, at: datetime) -> int:
    """Let the letters that failed wait to be sent once more; how many.

    Not those whose address was refused, unless it was mended since.
    """
    found = _held(round_, by=by, at=at)
    refused = Q(refused=True, address=F("contact__email"))
    return _tried(found, ~refused, by, at)


@transaction.atomic
def try_refused_again(round_: Round, *, by: Person, at: datetime) -> int:
    """Somebody is sure that the addresses are right; how many letters wait again."""
    found = _held(round_, by=by, at=at)
    return _tried(found, Q(refused=True), by, at)


def _tried(found: Round, which: Q, by: Person, at: datetime) -> int:
    others = Round.objects.filter(school=found.school, done_at=None)
    if others.exclude(pk=found.pk).exists():
        raise ConsentError("Another round is under way: let it end first.")
    failed = RenewalLetter.objects.filter(which, round=found, state=Mail.FAILED)
    chosen = RenewalLetter.objects.filter(
        pk__in=list(failed.values_list("pk", flat=True))
    )
    many = chosen.update(
        state=Mail.WAITING,
        due=at,
        posted=None,
        trouble="",
        refused=False,
        told_until=None,
    )
    if many:
        found.done_at = found.stopped_at = None
        found.save(update_fields=["done_at", "stopped_at"])
        _note("consent.letters_retried", found, by, at)
    return many


@transaction.atomic
def note_it_came_back(letter: RenewalLetter, *, by: Person, at: datetime) -> None:
    """Note that a letter that was sent has bounced into the school's mailbox."""
    found = _held(letter.round, by=by, at=at)
    sent = found.letters.filter(pk=letter.pk, state=Mail.SENT)
    back = {"refused": True, "address": letter.contact.email}
    if sent.update(state=Mail.FAILED, trouble=CAME_BACK, **back):
        _note("consent.letter_returned", found, by, at)


def _held(round_: Round, *, by: Person, at: datetime) -> Round:
    standing(by, round_.school, at.date()).require("consent.keep")
    School.objects.select_for_update().get(pk=round_.school_id)
    locked = Round.objects.select_for_update(of=("self",))
    return locked.select_related("school__trust").get(pk=round_.pk)


def _note(verb: str, round_: Round, by: Person, at: datetime) -> None:
    waiting = round_.letters.filter(state__in=ON_ITS_WAY).count()
    write(verb, round_, Act(round_.school, by, at, (), {"letters left": waiting}))
