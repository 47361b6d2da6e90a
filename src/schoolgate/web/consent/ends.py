"""Reading what ends soon in a school, of whom, and who can be written to about it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from schoolgate.web.consent.ages import old_enough
from schoolgate.web.consent.models import RenewalLetter, Word
from schoolgate.web.consent.queries import weighed
from schoolgate.web.consent.renewing import ConsentEnding, Window, endings
from schoolgate.web.consent.standing import Statement
from schoolgate.web.consent.states import Mail
from schoolgate.web.consent.uses import uses_of
from schoolgate.web.people.models import Contact, Pupil, Tie
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.trust.models import School

AHEAD = timedelta(days=60)
# An address that is mended in the school's system is another one, and is tried.
_REFUSED = RenewalLetter.objects.filter(
    contact=OuterRef("contact"),
    state=Mail.FAILED,
    refused=True,
    address=OuterRef("contact__email"),
)


@dataclass(frozen=True, slots=True)
class Ends:
    """What ends in a school within a window, and who answers for whom.

    ``answering`` maps a pupil to the contacts who may answer for them; ``refused`` are
    those of them whose address takes no letters.
    """

    window: Window
    every: tuple[ConsentEnding, ...]
    answering: Mapping[int, tuple[Contact, ...]]
    refused: frozenset[int] = frozenset()

    @property
    def pupils(self) -> tuple[int, ...]:
        """The pupils whose consents end, each once, the first end first."""
        return tuple(dict.fromkeys(one.pupil for one in self.every))

    @property
    def unreached(self) -> tuple[int, ...]:
        """The pupils for whom nobody has an e-mail address that takes letters."""
        return tuple(
            pk
            for pk in self.pupils
            if not any(map(self.is_reached, self.answering.get(pk, ())))
        )

    @property
    def to_print(self) -> tuple[int, ...]:
        """The pupils about whom a letter goes on paper, to one contact or to all."""
        unreached = set(self.unreached)
        return tuple(
            pk for pk in self.pupils if pk in unreached or self._refused_of(pk)
        )

    def on_paper(self, pupil: int) -> tuple[Contact, ...]:
        """Who gets a letter on paper about a pupil, where one is printed.

        Where somebody else is reached by e-mail: those alone whose address is refused.
        """
        every = self.answering.get(pupil, ())
        reached = any(map(self.is_reached, every))
        return (reached and self._refused_of(pupil)) or every

    def is_reached(self, contact: Contact) -> bool:
        """Whether a contact has an e-mail address that takes letters."""
        return bool(contact.email) and contact.pk not in self.refused

    def _refused_of(self, pupil: int) -> tuple[Contact, ...]:
        every = self.answering.get(pupil, ())
        return tuple(one for one in every if one.pk in self.refused)

    def by_contact(self) -> dict[int, list[ConsentEnding]]:
        """What to write about to each contact who has an e-mail address."""
        found: dict[int, list[ConsentEnding]] = defaultdict(list)
        for one in self.every:
            for contact in self.answering.get(one.pupil, ()):
                if self.is_reached(contact):
                    found[contact.pk].append(one)
        return dict(found)


def ends_of(school: School, window: Window) -> Ends:
    """Whose consents end in a school within the window; four questions."""
    pupils = Pupil.objects.filter(school=school)
    return _ends(pupils, school, window)


def ends_for(contact: Contact, window: Window) -> list[ConsentEnding]:
    """What ends of the children whom a contact answers for."""
    pupils = Pupil.objects.filter(ties__contact=contact, ties__has_responsibility=True)
    return list(_ends(pupils, contact.school, window).every)


def window_of(today: date, ahead: timedelta = AHEAD) -> Window:
    """From today so far ahead."""
    return Window(today, today + ahead)


def _ends(pupils: QuerySet[Pupil], school: School, window: Window) -> Ends:
    near = Word.objects.filter(
        school=school, yes=True, until__range=(window.today, window.last)
    )
    some = pupils.filter(left_on=None, pk__in=near.values("pupil"))
    said, own = _said(some, in_force(school).policy.nation, window.today)
    every = endings(said, uses_of(school), own, window) if said else []
    if not every:
        return Ends(window, (), {})
    return Ends(window, tuple(every), *_answering(some))


def _said(
    pupils: QuerySet[Pupil], nation: str, on: date
) -> tuple[dict[tuple[int, str], list[Statement]], set[int]]:
    """All that was said of some pupils, and who of them is asked as well."""
    said: dict[tuple[int, str], list[Statement]] = defaultdict(list)
    own_wanted = set[int]()
    for word, weighs in weighed(Q(pupil__in=pupils.values("pk")), on):
        if word.pupil is None:
            continue
        said[word.pupil.pk, word.use].append(weighs)
        if old_enough(word.pupil.born_on, nation, on):
            own_wanted.add(word.pupil.pk)
    return said, own_wanted


def _answering(
    pupils: QuerySet[Pupil],
) -> tuple[dict[int, tuple[Contact, ...]], frozenset[int]]:
    """Who may answer for each of some pupils, and whose address is refused."""
    ties = Tie.objects.filter(
        pupil__in=pupils.values("pk"), has_responsibility=True, contact__left_on=None
    )
    found: dict[int, list[Contact]] = defaultdict(list)
    refused = set[int]()
    rows = ties.select_related("contact").order_by("pk")
    for tie in rows.annotate(is_refused=Exists(_REFUSED)):
        found[tie.pupil_id].append(tie.contact)
        if tie.is_refused:
            refused.add(tie.contact_id)
    answering = {pk: tuple(contacts) for pk, contacts in found.items()}
    return answering, frozenset(refused)


@dataclass(frozen=True, slots=True)
class Bar:
    """A class with how many of its pupils' consents end in each month.

    ``parts`` are the same as widths of a bar, in hundredths of the longest.
    """

    name: str
    counts: tuple[int, ...]
    parts: tuple[tuple[float, float], ...]


def months_of(window: Window) -> tuple[date, ...]:
    """The first day of each month that the window touches."""
    first = window.today.replace(day=1)
    found = []
    while first <= window.last:
        found.append(first)
        first = (first + timedelta(days=32)).replace(day=1)
    return tuple(found)


def bars(ends: Ends, classes: Mapping[int, str]) -> list[Bar]:
    """A bar a class: each pupil counts once, in the month of their first end."""
    months = months_of(ends.window)
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * len(months))
    first: dict[int, date] = {}
    for one in ends.every:
        first.setdefault(one.pupil, one.on)
    for pupil, on in first.items():
        counts[classes.get(pupil, "")][months.index(on.replace(day=1))] += 1
    longest = max((sum(row) for row in counts.values()), default=1)
    return [
        Bar(name or "In no class", tuple(row), tuple(_parts(row, longest)))
        for name, row in sorted(counts.items())
    ]


def _parts(row: Iterable[int], longest: int) -> Iterable[tuple[float, float]]:
    start = 0.0
    for many in row:
        width = round(100 * many / longest, 2)
        yield start, width
        start += width
