"""Say a verdict to a teacher: what, which clause, and what to do about it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.decision import Open
from schoolgate.engine.level import Demand, Level
from schoolgate.engine.notes import Note, notes
from schoolgate.engine.policy import Policy
from schoolgate.engine.verdict import Verdict

_HEADLINES = {
    Level.ALLOW: "Nothing in the policy speaks against this post.",
    Level.ADVISE: "This post may go out. Read the advice first.",
    Level.APPROVE: "This post has to wait for a person.",
    Level.STOP: "This post can't go out as it is.",
}

_SIGNS = {
    Level.ALLOW: "",
    Level.ADVISE: "Advice",
    Level.APPROVE: "Needs a person",
    Level.STOP: "Stop",
}


def explain(policy: Policy, verdict: Verdict, on: date) -> str:
    """Write the verdict out, the strictest thing first."""
    said = notes(policy, verdict, on)
    asks = {clause.id: clause.asks for clause in policy.every_clause(on)}
    decision = verdict.decision
    blocks = [
        _HEADLINES[decision.outcome] if not _waits(verdict) else _WAITING,
        *(_note(note, asks) for note in said),
        *_questions(decision.unanswered, said, asks),
        *_approvers(decision.demands, policy, decision.outcome),
        *(
            f"The policy is at odds with itself here: {' and '.join(q.clauses)} on "
            f"{VOCABULARY.control(q.control).question.rstrip('?').lower()}. "
            f"The stricter applies: {q.applies}."
            for q in decision.quarrels
        ),
    ]
    return "\n\n".join(block for block in blocks if block)


_WAITING = "This post has to wait until what is asked below is answered."


def _waits(verdict: Verdict) -> bool:
    """Whether only something unanswered keeps it back."""
    decision = verdict.decision
    free = all(reason.level < Level.APPROVE for reason in decision.reasons)
    return bool(decision.unanswered) and free


def _note(note: Note, asks: Mapping[str, str]) -> str:
    where = f" (on {', '.join(note.platforms)})" if note.platforms else ""
    lines = [f"{_SIGNS[note.level]}{where}: {note.says.rstrip('.')}."]
    lines += [f"  {clause}: {asks.get(clause, '')}" for clause in note.clauses]
    if note.cure:
        lines.append(f"  What to do: {note.cure}")
    return "\n".join(lines)


def _questions(
    questions: Iterable[Open], said: Sequence[Note], asks: Mapping[str, str]
) -> list[str]:
    """What nobody has answered, each question once; not again what a note asks."""
    grouped: dict[str, list[Open]] = {}
    for question in questions:
        fact = VOCABULARY.fact(question.fact)
        grouped.setdefault(fact.question, []).append(question)
    told = {note.says for note in said}
    return [
        _question(text, opens, asks)
        for text, opens in grouped.items()
        if not {each.why for each in opens} & told
    ]


def _question(text: str, opens: Sequence[Open], asks: Mapping[str, str]) -> str:
    why = next((each.why for each in opens if each.why), "")
    clauses = dict.fromkeys(clause for each in opens for clause in each.clauses)
    lines = [f"Not answered: {text}" + (f" ({why})" if why else "")]
    lines += [f"  {clause}: {asks.get(clause, '')}" for clause in clauses]
    return "\n".join(lines)


def _approvers(demands: Iterable[Demand], policy: Policy, outcome: Level) -> list[str]:
    if outcome is not Level.APPROVE:
        return []
    return [
        f"To approve: {_people(demand.people)}"
        f"{' or '.join(policy.title(role) for role in demand.roles)}."
        for demand in sorted(demands)
    ]


def _people(count: int) -> str:
    return "" if count == 1 else f"{count} different people out of "
