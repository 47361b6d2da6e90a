"""What a parent reads before they say yes: in their language, and never without it.

The texts are data, a file a language in ``wordings/``. Each says that what is shared
can be copied, altered and kept by others, that a withdrawal can't call copies back, and
that a no has no consequence for the child (law B16).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml
from django.utils.formats import date_format
from django.utils.translation import override

NEEDED = ("sharing", "copies", "withdrawing", "free")
FALLBACK = "en"
VERSION_CHARACTERS = 12


class WordingError(Exception):
    """A language's file lacks something without which nobody may be asked."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One language: its code, its own name, which way it is written, and its texts."""

    language: str
    name: str
    direction: str
    version: str
    texts: Mapping[str, str]
    uses: Mapping[str, str]

    def use(self, use: str, platform: str) -> str:
        """What a use is called; a platform without words of its own, by its name."""
        return self.uses.get(use) or self.uses["platform"].format(platform=platform)


@cache
def wordings() -> Mapping[str, Wording]:
    """Every language there is, by its code."""
    folder = files(__package__) / "wordings"
    found = (path for path in folder.iterdir() if path.name.endswith(".yaml"))
    read = [_read(path.name[:-5], path.read_text(encoding="utf-8")) for path in found]
    return {one.language: one for one in sorted(read, key=lambda one: one.name)}


def wording_in(language: str) -> Wording:
    """The texts in a language, or in English where there are none."""
    known = wordings()
    return known.get(language) or known.get(language.partition("-")[0], known[FALLBACK])


def day_in(language: str, day: date) -> str:
    """A day as the language writes it: 3 stycznia 2027."""
    with override(language):
        return date_format(day, "j E Y")


def _read(language: str, text: str) -> Wording:
    table = yaml.safe_load(text)
    texts, uses = table["texts"], table["uses"]
    if missing := [name for name in NEEDED if not texts.get(name)]:
        raise WordingError(f"wordings/{language}.yaml lacks {', '.join(missing)}")
    digest = hashlib.sha256(text.encode()).hexdigest()[:VERSION_CHARACTERS]
    version = f"{language} {digest}"
    return Wording(language, table["name"], table["direction"], version, texts, uses)
