"""Reading consent: how it stands today, always of one school."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from schoolgate.engine.people import Consent
from schoolgate.web.consent.ages import old_enough
from schoolgate.web.consent.models import Word
from schoolgate.web.consent.standing import (
    SELF,
    ConsentStanding,
    Stand,
    Statement,
    join_standings,
    standing,
)
from schoolgate.web.consent.uses import OtherUse, use_of
from schoolgate.web.people.models import Person, Pupil, StaffMember, Tie
from schoolgate.web.trust.models import School

# The last day of a yes that counts on no day any more.
NEVER = date.min
_ANSWERS = Tie.objects.filter(
    contact=OuterRef("contact"),
    pupil=OuterRef("pupil"),
    has_responsibility=True,
    contact__left_on=None,
)
NOTHING_SAID = ConsentStanding(Stand.WAITING)
Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Who:
    """People by their rows: pupils, and staff."""

    pupils: frozenset[int] = frozenset()
    staff: frozenset[int] = frozenset()


def standings(who: Who, nation: str, on: date) -> Mapping[Key, ConsentStanding]:
    """How every use of these people stands on a day: by kind, row and use.

    One question. Whatever is not in it was never asked or never answered. What was
    given for a pupil ended on the day they left, for good, and a contact's yes with
    their responsibility; a no stays.
    """
    if not who.pupils and not who.staff:
        return {}
    asked = Q(pupil__in=who.pupils) | Q(staff__in=who.staff)
    return standings_by(weighed(asked, on), nation, on)


def standings_by(
    words: Iterable[tuple[Word, Statement]], nation: str, on: date
) -> Mapping[Key, ConsentStanding]:
    """The same from words that were read already: all that was said of each use."""
    said: dict[Key, list[Statement]] = {}
    wanted: dict[Key, bool] = {}
    left = set[Key]()
    for word, weighs in words:
        key = _key(word)
        if word.pupil and word.pupil.left_on and word.pupil.left_on <= on:
            left.add(key)
        said.setdefault(key, []).append(weighs)
        wanted[key] = word.pupil is not None and old_enough(
            word.pupil.born_on, nation, on
        )
    found = {
        key: standing(words, on, own_is_wanted=wanted[key])
        for key, words in said.items()
    }
    return {
        key: ConsentStanding(Stand.ENDED)
        if key in left and stands.stand is Stand.GIVEN
        else stands
        for key, stands in found.items()
    }


def weighed(asked: Q, on: date) -> Iterator[tuple[Word, Statement]]:
    """Each word that was said of some people up to a day, and as it is weighed."""
    rows = Word.objects.filter(asked, since__lte=on).select_related("pupil")
    for word in rows.annotate(may_answer=Exists(_ANSWERS)):
        answers = not word.contact_id or word.may_answer
        over = word.yes and (not answers or is_of_before(word))
        yield word, _said(word, NEVER if over else word.until)


def is_of_before(word: Word) -> bool:
    """Whether it was said before its pupil left and came back."""
    back = word.pupil.returned_at if word.pupil else None
    return back is not None and word.at <= back


def how_it_stands(
    found: Mapping[Key, ConsentStanding], kind: str, row: int, platform: str
) -> ConsentStanding:
    """How one person's consent to a platform stands; an old form for any use counts.

    A no to any use is a no to each.
    """
    narrow = found.get((kind, row, use_of(platform)), NOTHING_SAID)
    wide = found.get((kind, row, OtherUse.ANY), NOTHING_SAID)
    return join_standings(narrow, wide)


def lines(
    who: Who, platforms: Iterable[str], nation: str, on: date
) -> tuple[Consent, ...]:
    """The consents of these people for these platforms, as the checks read them.

    An old form that names no online use comes as ``any``, which policies can refuse.
    """
    found = standings(who, nation, on)
    made: list[Consent] = []
    for kind, rows in (("pupil", who.pupils), ("staff", who.staff)):
        for row in sorted(rows):
            made += [_line(found, kind, row, platform) for platform in set(platforms)]
    return tuple(made)


def _line(
    found: Mapping[Key, ConsentStanding], kind: str, row: int, platform: str
) -> Consent:
    stands = how_it_stands(found, kind, row, platform)
    narrow = found.get((kind, row, use_of(platform)), NOTHING_SAID)
    use = platform if narrow.stand is not Stand.WAITING else str(OtherUse.ANY)
    given = stands.stand is Stand.GIVEN
    return Consent(
        person=f"{kind} {row}",
        use=use if given else platform,
        given=given,
        since=stands.since,
        until=stands.until,
    )


def pupil_of(school: School, pk: int) -> Pupil | None:
    """A pupil of the school, with whoever may answer for them."""
    pupils = Pupil.objects.filter(school=school, pk=pk).select_related("school_class")
    found = pupils.prefetch_related("ties__contact").first()
    if found is not None:
        found.school = school
    return found


def staff_of(school: School, person: Person) -> StaffMember | None:
    """The staff list's row of somebody who can sign in.

    Where no row is theirs yet, it is the one of their name, if there is one, and no
    other of that name works here.
    """
    rows = StaffMember.objects.filter(school=school, left_on=None)
    mine = rows.filter(person=person).first()
    if mine is not None:
        return mine
    name = {"forename__iexact": person.forename, "surname__iexact": person.surname}
    named = list(rows.filter(**name)[:2])
    others = Person.objects.filter(holdings__school=school, **name)
    if len(named) != 1 or others.exclude(pk=person.pk).exists():
        return None
    return named[0] if named[0].person_id is None else None


def _key(word: Word) -> Key:
    if word.pupil_id is not None:
        return ("pupil", word.pupil_id, word.use)
    return ("staff", int(word.staff_id or 0), word.use)


def _said(word: Word, until: date | None) -> Statement:
    by = SELF if word.own else f"contact {word.contact_id} {word.said_by.casefold()}"
    return Statement(by, word.yes, word.at, word.since, until)
