"""What a case expects of an answer, each by its own word."""

from collections.abc import Callable, Mapping

from schoolgate.checks.cases.tables import Body, Case, rows, strings

Expectation = Callable[[Body, Body], bool]


def wrong_with(case: Case, answer: Body) -> list[str]:
    """List what the case asks and the answer lacks; empty where it is right."""
    unknown = [name for name in case.body if name not in _EXPECTATIONS | _SITUATIONS]
    if unknown:
        known = ", ".join((*_SITUATIONS, *_EXPECTATIONS))
        return [f"{', '.join(unknown)} means nothing here: write one of {known}"]
    asked = [name for name in case.body if name in _EXPECTATIONS]
    if not asked:
        known = ", ".join(_EXPECTATIONS)
        return [f"it expects nothing: write one of {known}"]
    return [
        f"{name} should be {case.body[name]}, not {answer.get(name, dict(answer))}"
        for name in asked
        if not _EXPECTATIONS[name](case.body, answer)
    ]


def _outcome(want: Body, answer: Body) -> bool:
    return answer.get("outcome") == want["outcome"]


def _holds(wanted: str, given: str) -> Expectation:
    """All that is wanted is among what is given."""
    return lambda want, answer: (
        set(strings(want, wanted)) <= set(strings(answer, given))
    )


def _spares(want: Body, answer: Body) -> bool:
    return not set(strings(want, "spares")) & set(strings(answer, "cites"))


def _begins(field: str) -> Expectation:
    """What is given begins with what is wanted, in this order."""

    def begins(want: Body, answer: Body) -> bool:
        wanted = strings(want, field)
        return strings(answer, field)[: len(wanted)] == wanted

    return begins


def _duty(want: Body, answer: Body) -> bool:
    wanted = want["duty"]
    return isinstance(wanted, Mapping) and any(
        all(str(duty.get(name)) == str(value) for name, value in wanted.items())
        for duty in rows(answer, "duties")
    )


def _none(want: Body, answer: Body) -> bool:
    return want["none"] not in [duty["key"] for duty in rows(answer, "duties")]


def _missing(want: Body, answer: Body) -> bool:
    return bool(answer.get("missing")) == bool(want["missing"])


def _first(want: Body, answer: Body) -> bool:
    return strings(answer, "answers")[:1] == strings(want, "first")


def _not_first(want: Body, answer: Body) -> bool:
    return strings(answer, "answers")[:1] != strings(want, "not_first")


_SITUATIONS: dict[str, Expectation] = dict.fromkeys(
    ("decide", "owed", "route", "answer"), lambda _want, _answer: True
)

_EXPECTATIONS: dict[str, Expectation] = {
    "outcome": _outcome,
    "cites": _holds("cites", "cites"),
    "asks": _holds("asks", "asks"),
    "open": _holds("open", "open"),
    "approvers": _holds("approvers", "approvers"),
    "quarrels": _holds("quarrels", "quarrels"),
    "spares": _spares,
    "duty": _duty,
    "none": _none,
    "to": _begins("to"),
    "steps": _begins("steps"),
    "never": _holds("never", "never"),
    "missing": _missing,
    "first": _first,
    "not_first": _not_first,
}
