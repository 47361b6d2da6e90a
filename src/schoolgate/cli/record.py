"""A decision stored whole: what was said, by which policy, and what was decided."""

import hashlib
import json
from collections.abc import Mapping

from schoolgate import __version__
from schoolgate.checks.gate import Draft
from schoolgate.cli.policies import Chosen
from schoolgate.engine.box import Value
from schoolgate.engine.decision import Decision
from schoolgate.engine.truth import Truth
from schoolgate.engine.verdict import Verdict


def stored(chosen: Chosen, draft: Draft, verdict: Verdict) -> dict[str, object]:
    """Everything that is needed to give the same answer again, years later."""
    on = draft.post.on.date()
    record: dict[str, object] = {
        "engine": __version__,
        "policy": chosen.file.policy.name,
        "under": chosen.under.policy.name if chosen.under else None,
        "version": chosen.version(on),
        "policy_hash": fingerprint(chosen),
        "on": draft.post.on.isoformat(timespec="minutes"),
        "text_hash": hashlib.sha256(draft.post.text.encode()).hexdigest(),
        "platforms": {
            name: {
                "facts": {k: stored_value(v) for k, v in sorted(facts.said.items())},
                "why": dict(facts.why),
                "decision": decision_table(verdict.by_platform[name]),
            }
            for name, facts in verdict.facts.items()
        },
    }
    return {**record, "hash": seal(record)}


def seal(record: Mapping[str, object]) -> str:
    """The hash of a record without its own hash."""
    plain = {name: value for name, value in record.items() if name != "hash"}
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def decision_table(decision: Decision) -> dict[str, object]:
    """A decision as plain values."""
    return {
        "outcome": decision.outcome.word,
        "demands": [
            {"roles": list(demand.roles), "people": demand.people}
            for demand in sorted(decision.demands)
        ],
        "reasons": [
            {"clause": r.clause, "control": r.control, "level": r.level.word}
            for r in decision.reasons
        ],
        "unanswered": [
            {"fact": each.fact, "clauses": list(each.clauses)}
            for each in decision.unanswered
        ],
        "conflicts": [list(quarrel.clauses) for quarrel in decision.quarrels],
    }


def fingerprint(chosen: Chosen) -> str:
    """The hash of every file that the policy was read from."""
    files = [chosen.file] + ([chosen.under] if chosen.under else [])
    digest = hashlib.sha256()
    for file in files:
        for path in sorted(file.path.parent.glob("*.yaml")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def stored_value(value: Value) -> str | int:
    """A fact's value as it is stored."""
    return f"={value.value}" if isinstance(value, Truth) else value


def read(value: object) -> Value:
    """A fact's value as it was said."""
    if isinstance(value, str) and value.startswith("="):
        return Truth(value[1:])
    if isinstance(value, str | int):
        return value
    raise TypeError(f"{value!r} is no fact's value")
