"""A verdict as it is printed: JSON for scripts, marked text for people."""

from collections.abc import Iterable
from datetime import date

from schoolgate.cli.policies import Chosen
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.decision import Open, Quarrel
from schoolgate.engine.explain import explain
from schoolgate.engine.finding import Place, Span
from schoolgate.engine.level import Level
from schoolgate.engine.notes import Note, notes
from schoolgate.engine.verdict import Verdict
from schoolgate.reading.post import Post

_MARKS = {Level.STOP: "✗", Level.APPROVE: "?", Level.ADVISE: "i", Level.ALLOW: "·"}


def as_json(chosen: Chosen, post: Post, verdict: Verdict) -> dict[str, object]:
    """Give the verdict as the contract's table."""
    on = post.on.date()
    decision = verdict.decision
    names = _Names(post)
    return {
        "policy": chosen.policy.name,
        "version": chosen.version(on),
        "outcome": decision.outcome.word,
        "approvers": [
            {"roles": list(demand.roles), "people": demand.people}
            for demand in sorted(decision.demands)
        ],
        "findings": [
            _finding(note, names) for note in notes(chosen.policy, verdict, on)
        ],
        "unanswered": _unanswered(decision.unanswered, names),
        "conflicts": [_conflict(quarrel) for quarrel in decision.quarrels],
    }


class _Names:
    """A platform that nobody here knows is called as its author called it."""

    def __init__(self, post: Post) -> None:
        unknown = VOCABULARY.social | {"website", "newsletter"}
        others = [name for name in post.platforms if name not in unknown]
        self.another = others[0] if others else "another"

    def clauses(self, clauses: Iterable[str]) -> list[str]:
        """The ids, with the platform's own name in them."""
        named = f"platform:{self.another}"
        return [named if c == "platform:another" else c for c in clauses]


def _finding(note: Note, names: _Names) -> dict[str, object]:
    return {
        "check": note.check,
        "clauses": names.clauses(note.clauses),
        "outcome": note.level.word,
        "says": note.says,
        "cure": note.cure,
        "platforms": list(note.platforms),
        "text": _span(note.text),
        "photo": _photo(note.photo),
    }


def _span(span: Span | None) -> dict[str, int] | None:
    return {"start": span.start, "end": span.end} if span else None


def _photo(place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    return {"file": place.file, "boxes": [list(box) for box in place.boxes]}


def _unanswered(questions: Iterable[Open], names: _Names) -> list[dict[str, object]]:
    """Each question once: the author's roles are one, a check's facts are another."""
    grouped: dict[str, list[Open]] = {}
    for question in questions:
        fact = VOCABULARY.fact(question.fact)
        grouped.setdefault(fact.check, []).append(question)
    return [
        {
            "check": check,
            "why": "; ".join(dict.fromkeys(_why(each) for each in opens)),
            "clauses": names.clauses(
                dict.fromkeys(clause for each in opens for clause in each.clauses)
            ),
        }
        for check, opens in grouped.items()
    ]


def _why(question: Open) -> str:
    return question.why or VOCABULARY.fact(question.fact).question


def _conflict(quarrel: Quarrel) -> dict[str, object]:
    return {
        "control": quarrel.control,
        "clauses": list(quarrel.clauses),
        "values": list(quarrel.values),
        "applies": quarrel.applies,
    }


def explained(chosen: Chosen, post: Post, verdict: Verdict) -> str:
    """Say it to a teacher, in whole sentences."""
    return explain(chosen.policy, verdict, post.on.date()) + "\n"


def as_text(chosen: Chosen, post: Post, verdict: Verdict) -> str:
    """Show the text with the findings marked in it, and each of them below."""
    on: date = post.on.date()
    said = notes(chosen.policy, verdict, on)
    decision = verdict.decision
    version = f"{chosen.policy.name} ({chosen.version(on)})"
    lines = [
        f"{decision.outcome.word.upper()}  {version}",
        "",
        _marked(post.text, said),
    ]
    lines += ["", *(_line(number, note) for number, note in enumerate(said, 1))]
    for question in _unanswered(decision.unanswered, _Names(post)):
        clauses = ", ".join(map(str, _listed(question["clauses"])))
        lines.append(f"  … {question['check']}: {question['why']} [{clauses}]")
    for quarrel in decision.quarrels:
        at_odds = " and ".join(quarrel.clauses)
        lines.append(f"  ≠ {at_odds} are at odds; applies: {quarrel.applies}")
    return "\n".join(lines).rstrip() + "\n"


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _line(number: int, note: Note) -> str:
    cure = f"\n      {note.cure}" if note.cure else ""
    where = f" ({note.photo.file})" if note.photo else ""
    clauses = ", ".join(note.clauses)
    return f"  {_MARKS[note.level]} {number}. {note.says}{where} [{clauses}]{cure}"


def _marked(text: str, said: Iterable[Note]) -> str:
    """Put each finding's number behind its words: ⟦Aisha Khan⟧₁."""
    marks: list[tuple[int, int, str]] = []
    for number, note in enumerate(said, 1):
        if note.text is not None:
            marks.append((note.text.start, 1, "⟦"))
            marks.append((note.text.end, 0, f"⟧{_small(number)}"))
    for at, _, mark in sorted(marks, reverse=True):
        text = text[:at] + mark + text[at:]
    return text


def _small(number: int) -> str:
    return "".join("₀₁₂₃₄₅₆₇₈₉"[int(digit)] for digit in str(number))
