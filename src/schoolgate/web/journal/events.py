"""Event types: what the journal can say, registered by the app that says it.

An app registers its verbs in a module ``verbs``, which is found when Django starts. A
verb that nobody registered can't be written.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Model


class UnknownVerbError(Exception):
    """An entry was to be written whose verb no app registers."""


class WrongThingError(Exception):
    """An entry was to be written about another kind of thing than its verb is for."""


class RegisteredTwiceError(Exception):
    """Two event types go by one verb."""


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of event: the label completes “Ada Nair …” on a page.

    ``about`` are the kinds of things that it can be about, as Django labels them. Only
    the readers of the thing see an entry of a sensitive type.
    """

    verb: str
    label: str
    about: frozenset[str]
    is_sensitive: bool


_TYPES: dict[str, EventType] = {}


def register(about: str | tuple[str, ...], labels: Mapping[str, str]) -> None:
    """Register verbs with their labels; who may see the journal sees the entries."""
    for verb, label in labels.items():
        _add(EventType(verb, label, _kinds(about), is_sensitive=False))


def register_sensitive(about: str | tuple[str, ...], labels: Mapping[str, str]) -> None:
    """Register verbs whose entries only the readers of their things may see."""
    for verb, label in labels.items():
        _add(EventType(verb, label, _kinds(about), is_sensitive=True))


def event_type(verb: str, thing: Model) -> EventType:
    """Find the type of an event. Raises UnknownVerbError or WrongThingError."""
    if verb not in _TYPES:
        raise UnknownVerbError(
            f"“{verb}” is not registered: add it to the verbs.py of its app"
        )
    kind, label = _TYPES[verb], thing._meta.label_lower
    if label not in kind.about:
        raise WrongThingError(f"“{verb}” is not about {label}")
    return kind


def label_of(verb: str) -> str:
    """Look up the label of a verb; one that an older release wrote is its own."""
    return _TYPES[verb].label if verb in _TYPES else verb


def every_type() -> tuple[EventType, ...]:
    """List the event types."""
    return tuple(_TYPES.values())


def sensitive_verbs(readable: frozenset[str] = frozenset()) -> list[str]:
    """List the sensitive verbs, but those about things that somebody may read."""
    return [
        kind.verb
        for kind in _TYPES.values()
        if kind.is_sensitive and not kind.about <= readable
    ]


def _add(kind: EventType) -> None:
    if _TYPES.setdefault(kind.verb, kind) != kind:
        raise RegisteredTwiceError(kind.verb)


def _kinds(about: str | tuple[str, ...]) -> frozenset[str]:
    return frozenset((about,) if isinstance(about, str) else about)
