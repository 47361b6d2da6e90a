"""Rulebooks as Cedar policies: one ``forbid`` a rule, on complete facts."""

import json
from collections.abc import Mapping, Sequence

import cedarpy

from schoolgate.engine.box import Allowed, Interval, Value
from schoolgate.engine.rulebook import Rule
from schoolgate.engine.truth import Truth

ALLOWED = "permit(principal, action, resource);"


def cedar_text(rules: Sequence[Rule]) -> str:
    """Every rule as a forbid that carries its number."""
    return "\n".join([ALLOWED, *(_forbid(n, rule) for n, rule in enumerate(rules))])


def forbidding(text: str, point: Mapping[str, Value]) -> set[int]:
    """The numbers of the rules that forbid at a point, by Cedar."""
    request = {
        "principal": 'User::"author"',
        "action": 'Action::"publish"',
        "resource": 'Post::"draft"',
        "context": json.dumps({_name(k): _plain(v) for k, v in point.items()}),
    }
    result = cedarpy.is_authorized(request, text, [])
    return {int(reason.removeprefix("policy")) - 1 for reason in _reasons(result)}


def _reasons(result: cedarpy.AuthzResult) -> list[str]:
    reasons = [str(reason) for reason in result.diagnostics.reasons]
    return [reason for reason in reasons if reason != "policy0"]


def _forbid(number: int, rule: Rule) -> str:
    sides = " && ".join(_side(name, side) for name, side in rule.box.items()) or "true"
    return (
        f'@id("rule{number}") forbid(principal, action, resource) when {{ {sides} }};'
    )


def _side(name: str, side: Allowed) -> str:
    fact = f"context.{_name(name)}"
    if isinstance(side, Interval):
        low = [f"{fact} >= {side.low}"] if side.low is not None else []
        high = [f"{fact} < {side.high}"] if side.high is not None else []
        return " && ".join(low + high) or "true"
    values = ", ".join(json.dumps(_plain(value)) for value in sorted(side, key=str))
    return f"[{values}].contains({fact})"


def _plain(value: Value) -> str | int:
    return value.value if isinstance(value, Truth) else value


def _name(fact: str) -> str:
    return fact.replace(".", "_").replace("-", "_")
