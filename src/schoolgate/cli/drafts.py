"""A draft out of what a command was given: a text, options, or lines of a batch."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from schoolgate.checks.gate import Draft
from schoolgate.cli.usage import UsageError
from schoolgate.engine.box import Value
from schoolgate.engine.catalogue.places import AUDIENCES, KINDS, ROLES
from schoolgate.engine.truth import Truth
from schoolgate.reading.post import Photo, Post

_SCHOOL_TIME = "Europe/London"
_BOM = "\ufeff"
_BATCH_FIELDS = (
    "text",
    "title",
    "to",
    "kind",
    "as",
    "on",
    "audience",
    "account",
    "tags",
)


def read_text(name: str) -> str:
    """Read the text as it is: strict UTF-8, its own line ends, a BOM not counted."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return raw.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{name}: byte {error.start} is not UTF-8. Save the text again as UTF-8."
        ) from error
    except OSError as error:
        raise UsageError(f"{name}: {error.strerror}. Check its name.") from error


def draft(arguments: argparse.Namespace, text: str) -> Draft:
    """Build the draft that the options describe."""
    post = Post(
        text=text,
        on=_moment(arguments.on),
        photos=_photos(arguments),
        platforms=_platforms(arguments.to),
        kind=arguments.kind,
        roles=_roles(arguments.roles),
        audience=arguments.audience,
        tags=tuple(arguments.tag),
        election=arguments.election,
        title=arguments.title,
    )
    return Draft(post, _declared(arguments))


def batch(arguments: argparse.Namespace) -> list[Draft]:
    """Read one post a line; every bad line is named, and then none is judged."""
    name = arguments.batch
    drafts: list[Draft] = []
    wrong: list[str] = []
    for number, line in enumerate(read_text(name).split("\n"), 1):
        if not line.strip():
            continue
        try:
            drafts.append(_from_line(arguments, line))
        except (UsageError, json.JSONDecodeError) as error:
            wrong.append(f"{name}:{number}: {error}")
    if wrong:
        raise UsageError("\n".join((*wrong, "Mend these lines; nothing was judged.")))
    return drafts


def _from_line(arguments: argparse.Namespace, line: str) -> Draft:
    """One line of a batch: its fields go before the command's options."""
    said = json.loads(line)
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        raise UsageError('it is no post. Write {"text": "…"}.')
    options = argparse.Namespace(**vars(arguments))
    renamed = {"as": "roles", "tags": "tag"}
    for field in _BATCH_FIELDS[1:]:
        if field in said:
            setattr(options, renamed.get(field, field), _option(field, said[field]))
    _known("kind", options.kind, KINDS)
    _known("audience", options.audience, AUDIENCES)
    _known("account", options.account, ("official", "personal"))
    return draft(options, said["text"])


def _option(field: str, value: object) -> str | list[str]:
    """A field of a line as its option would be written."""
    if isinstance(value, list):
        words = [str(each) for each in value]
        return words if field == "tags" else ",".join(words)
    return [str(value)] if field == "tags" else str(value)


def _known(field: str, value: str, known: Iterable[str]) -> None:
    if value and value not in known:
        raise UsageError(f"{field}: “{value}” is none of {', '.join(known)}.")


def _moment(said: str | None) -> datetime:
    if said is None:
        return datetime.now(ZoneInfo(_SCHOOL_TIME)).replace(tzinfo=None)
    try:
        return datetime.strptime(said, "%Y-%m-%dT%H:%M")  # noqa: DTZ007 - local time
    except ValueError as error:
        raise UsageError(f"--on {said}: write it like 2026-11-20T10:30.") from error


def _platforms(said: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.lower() for word in _words(said)))


def _roles(said: str) -> frozenset[str]:
    roles = frozenset(_words(said))
    for role in roles:
        _known("--as", role, ROLES)
    return roles | {"head"} if "principal" in roles else roles


def _words(said: str) -> list[str]:
    return [word.strip() for word in said.split(",") if word.strip()]


def _declared(arguments: argparse.Namespace) -> dict[str, Value]:
    said = {
        "doubt.author": arguments.doubt,
        "doubt.unverified": arguments.unverified,
        "incident.about": arguments.incident,
        "account.personal": arguments.account == "personal",
        "register.asked": arguments.account == "official",
    }
    return {name: Truth.YES for name, so in said.items() if so}


def _photos(arguments: argparse.Namespace) -> tuple[Photo, ...]:
    files = list(dict.fromkeys(arguments.photo))
    for file in files:
        if not Path(file).is_file():
            raise UsageError(f"--photo {file}: there is no such file. Check its name.")
    alts = _by_file(arguments.alt, "=", files, "--alt FILE=TEXT")
    people = _by_file(arguments.in_picture, ":", files, "--in-picture FILE:NAME")
    told = _by_file(arguments.recognisable, "=", files, "--recognisable FILE=yes|no")
    for file in arguments.nobody_in_picture:
        _is_photo(file, files, "--nobody-in-picture FILE")
        if file in people:
            raise UsageError(
                f"{file}: somebody and nobody can't both be in it. Take one out."
            )
    return tuple(
        Photo(
            file=file,
            path=Path(file),
            alt=alts[file][-1] if file in alts else None,
            in_picture=tuple(people.get(file, ())),
            nobody=file in arguments.nobody_in_picture,
            recognisable=_yes_or_no(told.get(file, [])),
        )
        for file in files
    )


def _by_file(
    said: Iterable[str], mark: str, files: list[str], usage: str
) -> Mapping[str, list[str]]:
    """Cut FILE from what is said of it; the longest photo's name that fits is meant."""
    found: dict[str, list[str]] = {}
    for each in said:
        fits = [file for file in files if each.startswith(file + mark)]
        if not fits:
            raise UsageError(f"{each!r}: it names no --photo. Write {usage}.")
        file = max(fits, key=len)
        found.setdefault(file, []).append(each[len(file) + 1 :])
    return found


def _is_photo(file: str, files: list[str], usage: str) -> None:
    if file not in files:
        raise UsageError(f"{file!r}: it names no --photo. Write {usage}.")


def _yes_or_no(said: list[str]) -> bool | None:
    if not said:
        return None
    if said[-1] not in ("yes", "no"):
        raise UsageError(f"--recognisable: write yes or no, not {said[-1]!r}.")
    return said[-1] == "yes"
