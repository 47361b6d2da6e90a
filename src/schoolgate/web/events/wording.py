"""What a notice of an event says, a file a language in ``wordings/``.

Each names the school's own rule as the ground. ``never`` lists how a language names
data protection, which is no ground for such a rule: none of it may stand in a text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

FALLBACK = "en"
NEEDED = (
    "title",
    "own-child",
    "photograph-moment",
    "none",
    "streaming",
    "no-streaming",
    "sound",
    "no-sound",
    "ground",
    "policy",
    "ask",
    "cancelled",
)


class NoticeError(Exception):
    """A language's file lacks a text, or names data protection as a ground."""


@dataclass(frozen=True, slots=True)
class NoticeText:
    """One language: its code, its own name, which way it is written, its texts."""

    language: str
    name: str
    direction: str
    texts: Mapping[str, str]
    never: tuple[str, ...]


@cache
def notices() -> Mapping[str, NoticeText]:
    """Every language there is, by its code, in the order of their names."""
    folder = files(__package__) / "wordings"
    found = (path for path in folder.iterdir() if path.name.endswith(".yaml"))
    read = [
        read_notice(path.name[:-5], path.read_text(encoding="utf-8")) for path in found
    ]
    return {one.language: one for one in sorted(read, key=lambda one: one.name)}


def notice_in(language: str) -> NoticeText:
    """The texts in a language, or in English where there are none."""
    return notices().get(language, notices()[FALLBACK])


def names_data_protection(words: str) -> bool:
    """Whether a text names data protection, in any language that there is."""
    return any(_names(words, one.never) for one in notices().values())


def read_notice(language: str, text: str) -> NoticeText:
    """Read a language's file. Raises NoticeError."""
    table = yaml.safe_load(text)
    texts = table["texts"]
    never = tuple(word.casefold() for word in table["never"])
    if missing := [name for name in NEEDED if not texts.get(name)]:
        raise NoticeError(f"wordings/{language}.yaml lacks {', '.join(missing)}")
    if named := [key for key, said in texts.items() if _names(said, never)]:
        raise NoticeError(
            f"wordings/{language}.yaml names data protection in {', '.join(named)}: "
            "the ground is the school's own rule."
        )
    return NoticeText(language, table["name"], table["direction"], texts, never)


def _names(text: str, never: tuple[str, ...]) -> bool:
    plain = " ".join(text.casefold().split())
    return any(re.search(rf"\b{re.escape(word)}\b", plain) for word in never)
