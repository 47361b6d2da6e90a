"""What is hashed of an entry, and in which form. Changing this breaks every chain."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class EntryContent:
    """An entry's content, as it goes into its hash."""

    number: int
    at: datetime
    by: int | None
    who: str
    verb: str
    thing: str
    thing_id: str
    clauses: Sequence[str]
    details: Mapping[str, object]


def sealed(written: EntryContent, previous: str) -> str:
    """The entry's SHA-256, over its content and the hash of the one before it."""
    content = [
        previous,
        written.number,
        written.at.astimezone(UTC).isoformat(timespec="microseconds"),
        written.by,
        written.who,
        written.verb,
        written.thing,
        written.thing_id,
        list(written.clauses),
        dict(written.details),
    ]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
