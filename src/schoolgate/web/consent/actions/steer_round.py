"""A round of letters is stopped, goes on, is ended, or tries again what failed."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.consent.actions.errors import ConsentError
from schoolgate.web.consent.models import Letter, Round
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
        _note("stopped asking again for consents", found, by, at)
    return found


@transaction.atomic
def go_on(round_: Round, *, by: Person, at: datetime) -> Round:
    """Send the letters that still wait."""
    found = _held(round_, by=by, at=at)
    if found.done_at is None and found.stopped_at is not None:
        found.stopped_at = None
        found.save(update_fields=["stopped_at"])
        _note("went on asking again for consents", found, by, at)
    return found


@transaction.atomic
def end_round(round_: Round, *, by: Person, at: datetime) -> Round:
    """Send none of the letters that still wait, now or later."""
    found = _held(round_, by=by, at=at)
    if found.done_at is None:
        found.letters.filter(state=Mail.WAITING).update(state=Mail.NEEDLESS)
        found.done_at = at
        found.save(update_fields=["done_at"])
        _note("ended asking again for consents", found, by, at)
    return found


@transaction.atomic
def try_again(round_: Round, *, by: Person, at: datetime) -> int:
    """Let the letters that failed wait to be sent once more; how many."""
    found = _held(round_, by=by, at=at)
    others = Round.objects.filter(school=found.school, done_at=None)
    if others.exclude(pk=found.pk).exists():
        raise ConsentError("Another round is under way: let it end first.")
    failed = found.letters.filter(state=Mail.FAILED)
    many = failed.update(state=Mail.WAITING, due=at, tries=0, trouble="")
    if many:
        found.done_at = found.stopped_at = None
        found.save(update_fields=["done_at", "stopped_at"])
        _note("tried letters about consent again", found, by, at)
    return many


@transaction.atomic
def note_it_came_back(letter: Letter, *, by: Person, at: datetime) -> None:
    """Note that a letter that was sent has bounced into the school's mailbox."""
    found = _held(letter.round, by=by, at=at)
    sent = found.letters.filter(pk=letter.pk, state=Mail.SENT)
    if sent.update(state=Mail.FAILED, trouble=CAME_BACK):
        _note("noted that a letter about consent came back", found, by, at)


def _held(round_: Round, *, by: Person, at: datetime) -> Round:
    standing(by, round_.school, at.date()).require("consent.keep")
    School.objects.select_for_update().get(pk=round_.school_id)
    locked = Round.objects.select_for_update(of=("self",))
    return locked.select_related("school__trust").get(pk=round_.pk)


def _note(verb: str, round_: Round, by: Person, at: datetime) -> None:
    waiting = round_.letters.filter(state__in=ON_ITS_WAY).count()
    write(verb, round_, Act(round_.school, by, at, (), {"letters left": waiting}))
