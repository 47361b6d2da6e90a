"""A judgement as a page shows it: findings with their words, clauses and cures."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from schoolgate.checks.text.contact import ADD_IT
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.decision import Open
from schoolgate.engine.finding import Finding
from schoolgate.engine.level import Demand, Level
from schoolgate.engine.notes import Note
from schoolgate.policyfile.law import platforms
from schoolgate.web.pictures.seen import ReuseNotice
from schoolgate.web.policy.in_force import InForce
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.review.actions.answer import NEVER, is_yes_or_no
from schoolgate.web.review.judging import (
    BEYOND_ANSWERING,
    COUNTED_BY_A_PERSON,
    Judged,
    key_of_finding,
)
from schoolgate.web.review.told_alike import told_alike

# What an author is told alike, so that nobody learns whose no it was, or why.
NOT_THIS_ONE = frozenset(("consents.missing", "restricted.pictured"))
NOWHERE = (-1, -1)
# Who may learn from a page that a child is never shown.
SEES_LISTED = "restrictions.keep"
NEVER_TOLD = ("photos.children", "photos.without_consent", "photos.restricted")

HEADLINES = {
    Level.ALLOW: "Nothing in the policy speaks against this post",
    Level.ADVISE: "This post may go out. Read the advice first",
    Level.APPROVE: "A person has to look at this post",
    Level.STOP: "This post can’t go out as it is",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """A clause, and what it asks in our words."""

    id: str
    asks: str


@dataclass(frozen=True, slots=True)
class PostNote:
    """One thing to say about a post, with where it stands and how to mend it.

    ``key`` names the finding, to be answered "not this"; "" where there is none, or
    where the law stands behind it. ``is_demand``: nothing was
    found, and somebody has to approve. ``may_be_own``: its words may be one of the
    school's own contacts.
    """

    level: str
    says: str
    cure: str
    clauses: tuple[Cited, ...]
    platforms: tuple[str, ...] = ()
    start: int = NOWHERE[0]
    end: int = NOWHERE[1]
    words: str = ""
    instead: str = ""
    picture: str = ""
    boxes: tuple[tuple[int, int, int, int], ...] = ()
    key: str = ""
    is_demand: bool = False
    may_be_own: bool = False


@dataclass(frozen=True, slots=True)
class PolicyQuestion:
    """A question of the policy that a person has to answer."""

    fact: str
    question: str
    why: str
    clauses: tuple[Cited, ...]
    can_say_no: bool
    is_yes_or_no: bool = True
    by_picture: bool = False


@dataclass(frozen=True, slots=True)
class Counter:
    """How much of a platform's room a text takes, as the platform counts."""

    platform: str
    name: str
    count: int
    limit: int

    @property
    def is_over(self) -> bool:
        """Whether it is longer than the platform takes."""
        return self.count > self.limit


@dataclass(frozen=True, slots=True)
class JudgementView:
    """A whole judgement for a page."""

    level: str
    headline: str
    told: tuple[PostNote, ...]
    asked: tuple[PolicyQuestion, ...]
    approvers: tuple[str, ...]
    quarrels: tuple[str, ...]
    seen: tuple[ReuseNotice, ...] = ()
    lacks: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


def view_of_judgement(judged: Judged, *, sees_listed: bool = False) -> JudgementView:
    """Put a judgement into words.

    ``sees_listed`` is whether the reader may learn who is never shown.
    """
    if not sees_listed:
        judged = told_alike(judged)
    on = judged.at.date()
    return JudgementView(
        level=judged.outcome.word,
        headline=_headline(judged),
        told=tuple(
            dict.fromkeys(t for text in judged.texts for t in _told(judged, text, on))
        ),
        asked=tuple(_asked(judged, on)),
        approvers=tuple(_approver(judged.force, d) for d in sorted(judged.demands)),
        quarrels=tuple(
            f"{' and '.join(q.clauses)} are at odds here; the stricter applies."
            for q in judged.decision.quarrels
        ),
        seen=judged.seen,
        lacks=judged.lacks,
        untold=judged.untold,
    )


def counters(post: Post, targets: Iterable[Target]) -> list[Counter]:
    """What each platform counts, for those that have a limit."""
    texts = {t.account.platform: t.text or post.text for t in targets}
    return [made for name, text in texts.items() for made in counter(name, text)]


def counter(platform: str, text: str) -> Iterator[Counter]:
    """The counter of one platform; none where it takes any length."""
    row = platforms().get(platform, {})
    unit, limit = row.get("unit"), row.get("limit")
    if isinstance(unit, str) and isinstance(limit, int):
        pieces = import_module(f"schoolgate.reading.lengths.{unit}").pieces(text)
        count = sum(weight for _, weight in pieces)
        yield Counter(platform, str(row.get("name", platform)), count, limit)


def name_of(platform: str) -> str:
    """How a platform is called."""
    return str(platforms().get(platform, {}).get("name", platform.title()))


def _headline(judged: Judged) -> str:
    hard = judged.decision.outcome
    if judged.outcome is Level.STOP:
        return HEADLINES[Level.STOP]
    if hard < Level.STOP and not judged.is_ready:
        return "Something has to be answered first"
    return HEADLINES[judged.outcome]


def _told(judged: Judged, text: str, on: date) -> Iterator[PostNote]:
    not_these: dict[str, None] = {}
    told = []
    for note in judged.notes_on(text):
        finding = note.finding
        if finding and finding.photo and finding.fact in NOT_THIS_ONE:
            not_these[finding.photo.file] = None
        elif not _waits_for_faces(judged, finding):
            told.append(_of_note(judged, note, text, on))
    yield from (_not_this_one(judged.force, file, on) for file in not_these)
    yield from told


def _waits_for_faces(judged: Judged, finding: Finding | None) -> bool:
    """Whether it says no more than what is asked anyway: who is in a picture."""
    if finding is None or finding.photo is None or finding.certain:
        return False
    asked = finding.fact in {each.fact for each in judged.decision.unanswered}
    untold = finding.photo.file in judged.untold
    return asked and untold and finding.fact in COUNTED_BY_A_PERSON


def _of_note(judged: Judged, note: Note, text: str, on: date) -> PostNote:
    span, place = note.text, note.photo
    start, end = (span.start, span.end) if span else NOWHERE
    return PostNote(
        level=note.level.word,
        says=_sentence(note.says),
        cure=note.cure,
        clauses=_cited(judged.force, note.clauses, on),
        platforms=tuple(map(name_of, note.platforms)),
        start=start,
        end=end,
        words=text[start:end] if span else "",
        instead=note.instead,
        picture=place.file if place else "",
        boxes=place.boxes if place else (),
        key=_key(judged, note, text, on),
        is_demand=note.finding is None and note.level is Level.APPROVE,
        may_be_own=span is not None and ADD_IT in note.says,
    )


def _key(judged: Judged, note: Note, text: str, on: date) -> str:
    """What a "not this" answers by; "" where nobody may say so."""
    floor = any(judged.force.is_floor(clause, on) for clause in note.clauses)
    if note.finding is None or floor or note.finding.fact in BEYOND_ANSWERING:
        return ""
    return key_of_finding(note.finding, text)


def _not_this_one(force: InForce, file: str, on: date) -> PostNote:
    """One answer for a missing consent and for a child who must never be shown.

    Its words and clauses are the same for both, so that neither can be told from it.
    """
    clauses = (
        clause for control in NEVER_TOLD for clause in force.setting(control, on)
    )
    return PostNote(
        level=Level.STOP.word,
        says=f"{file}: not this one, as it is.",
        cure="Cover who must not be shown, or choose another photograph",
        clauses=_cited(force, dict.fromkeys(clauses), on),
        picture=file,
    )


def _asked(judged: Judged, on: date) -> Iterator[PolicyQuestion]:
    """Each fact that is open, once."""
    opens: dict[str, list[Open]] = {}
    for question in judged.decision.unanswered:
        opens.setdefault(question.fact, []).append(question)
    for fact, every in opens.items():
        clauses = tuple(dict.fromkeys(c for each in every for c in each.clauses))
        yield PolicyQuestion(
            fact=fact,
            question=VOCABULARY.fact(fact).question,
            why=_sentence(next((each.why for each in every if each.why), "")),
            clauses=_cited(judged.force, clauses, on),
            can_say_no=fact not in NEVER,
            is_yes_or_no=is_yes_or_no(fact),
            by_picture=fact in NEVER and bool(judged.untold),
        )


def _cited(force: InForce, clauses: Iterable[str], on: date) -> tuple[Cited, ...]:
    return tuple(Cited(clause, force.says(clause, on)) for clause in clauses)


def _approver(force: InForce, demand: Demand) -> str:
    titles = " or ".join(dict.fromkeys(force.policy.title(r) for r in demand.roles))
    return titles if demand.people == 1 else f"{demand.people} people of: {titles}"


def _sentence(words: str) -> str:
    name, _, _ = words.partition(" ")
    first = words[:1] if "." in name else words[:1].upper()
    said = first + words[1:].rstrip(".")
    return said + ("" if said.endswith(("?", "!")) else ".") if words else ""


def marks(told: Iterable[PostNote]) -> list[Mapping[str, object]]:
    """Where the findings stand in the post's own text, for the page's script."""
    return [
        {"start": t.start, "end": t.end, "level": t.level, "instead": t.instead}
        for t in told
        if t.start >= 0
    ]
