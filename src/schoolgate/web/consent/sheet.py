"""A group's consents as one sheet: a row a pupil, a column a use."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from schoolgate.web.consent.queries import Key, Who, how_it_stands, standings
from schoolgate.web.consent.standing import ConsentStanding, Stand
from schoolgate.web.consent.uses import name_of_platform, uses_of
from schoolgate.web.consent.wording import wording_in
from schoolgate.web.people.models import Pupil, Tie
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.trust.models import School

SIGNS = {
    Stand.GIVEN: "yes",
    Stand.REFUSED: "no",
    Stand.ENDED: "ran out",
    Stand.WAITING: "",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """How one use of one pupil stands today."""

    use: str
    words: str
    says: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A pupil, who may sign for them, and how each use stands.

    Who signed is never filled in: it is what the paper says, not what the roll does.
    """

    pupil: Pupil
    signs: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every use was answered and counts."""
        return all(cell.says in ("yes", "no") for cell in self.cells)


def columns(school: School) -> tuple[tuple[str, str], ...]:
    """Each use that the school asks for, and what it is called in English."""
    wording = wording_in("en")
    return tuple(
        (use, wording.use(use, name_of_platform(use))) for use in uses_of(school)
    )


def rows(pupils: Iterable[Pupil], school: School, on: date) -> list[SheetRow]:
    """The sheet of these pupils: three questions, however many they are."""
    every = list(pupils)
    who = Who(frozenset(pupil.pk for pupil in every))
    found = standings(who, in_force(school).policy.nation, on)
    signers = _signers(every)
    names = columns(school)
    return [_row(pupil, names, found, signers.get(pupil.pk, ())) for pupil in every]


def _row(
    pupil: Pupil,
    names: Iterable[tuple[str, str]],
    found: Mapping[Key, ConsentStanding],
    signs: tuple[str, ...],
) -> SheetRow:
    cells = (
        Cell(use, words, SIGNS[how_it_stands(found, "pupil", pupil.pk, use).stand])
        for use, words in names
    )
    return SheetRow(pupil, signs, tuple(cells))


def _signers(pupils: Iterable[Pupil]) -> dict[int, tuple[str, ...]]:
    """Who has responsibility for each pupil, by name."""
    ties = Tie.objects.filter(
        pupil__in=[pupil.pk for pupil in pupils],
        has_responsibility=True,
        contact__left_on=None,
    )
    found: dict[int, tuple[str, ...]] = {}
    for tie in ties.select_related("contact").order_by("pk"):
        found[tie.pupil_id] = (*found.get(tie.pupil_id, ()), str(tie.contact))
    return found


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a sheet, and the field that leads to its cure, if one does."""

    says: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """What somebody typed for one pupil: the answers, and who signed."""

    pupil: Pupil
    answers: Mapping[str, bool]
    said_by: str


ANSWERS = {"y": True, "yes": True, "n": False, "no": False}


def answers_in(sent: Mapping[str, str], uses: Iterable[str]) -> dict[str, bool]:
    """The uses that a form says yes or no to."""
    return {use: ANSWERS[sent[use]] for use in uses if sent.get(use) in ANSWERS}


def typed(
    sent: Mapping[str, str], pupils: Iterable[Pupil], uses: Iterable[str]
) -> tuple[list[SheetEntry], list[Fault]]:
    """Read a sheet as it was typed; each fault names its pupil, use and cure."""
    every, faults = list(uses), list[Fault]()
    found = []
    for pupil in pupils:
        answers = dict(_answers(sent, pupil, every, faults))
        field = f"by-{pupil.pk}"
        said_by = sent.get(field, "").strip()
        if answers and not said_by:
            faults.append(Fault(f"{pupil}: write down who signed it.", field))
        if answers:
            found.append(SheetEntry(pupil, answers, said_by))
    return found, faults


def _answers(
    sent: Mapping[str, str], pupil: Pupil, uses: Iterable[str], faults: list[Fault]
) -> Iterator[tuple[str, bool]]:
    for use in uses:
        field = f"{use}-{pupil.pk}"
        word = sent.get(field, "").strip().casefold()
        if word in ANSWERS:
            yield use, ANSWERS[word]
        elif word:
            says = f"{pupil}, {use}: “{word}” is neither y nor n."
            faults.append(Fault(says, field))
