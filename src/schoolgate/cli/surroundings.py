"""The school around a post, out of the files that a command names."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from schoolgate.cli.usage import UsageError
from schoolgate.policyfile import fields
from schoolgate.policyfile.errors import PolicyFileError, WrongField
from schoolgate.policyfile.law import elections, platforms
from schoolgate.policyfile.read import PolicyFile
from schoolgate.policyfile.yamlfile import line_of, load_list
from schoolgate.reading.school import Embargo, School
from schoolgate.rolls.consents import read_consents, read_restricted
from schoolgate.rolls.people import read_pupils, read_staff

Read = TypeVar("Read")


def school(arguments: argparse.Namespace, file: PolicyFile) -> School:
    """Read every list that the command names; what it doesn't name is not given."""
    return School(
        name=file.policy.school,
        nation=file.policy.nation,
        pupils=_read(read_pupils, arguments.roster),
        staff=_read(read_staff, arguments.staff),
        consents=_read(read_consents, arguments.consents),
        restricted=_read(read_restricted, arguments.restricted),
        embargoes=_embargoes(arguments.embargo),
        known_sites=file.known_sites,
        own_contacts=file.own_contacts,
        own_handles=file.own_handles,
        words=file.words_with("elections", elections()),
        platforms=platforms(),
    )


def _read(reader: Callable[[Path], Read], name: str | None) -> Read | None:
    if not name:
        return None
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"{name}: there is no such file. Check its name.")
    return reader(path)


def _embargoes(name: str | None) -> tuple[Embargo, ...]:
    if not name:
        return ()
    path = Path(name)
    return tuple(
        _embargo(path, number, item) for number, item in enumerate(load_list(path))
    )


def _embargo(path: Path, number: int, item: fields.Item) -> Embargo:
    try:
        fields.known_only(item, frozenset(("topic", "words", "until")))
        topic = fields.text(item, "topic")
        return Embargo(
            topic, fields.words(item, "words") or (topic,), fields.day(item, "until")
        )
    except WrongField as wrong:
        line = line_of(path, number, wrong.field)
        raise PolicyFileError(path, line, wrong.what, wrong.cure) from wrong
