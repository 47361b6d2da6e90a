"""Whether two accounts belong to one person: by their name, or by their mailbox."""

import re
from typing import Protocol

from schoolgate.reading.folding import fold

BREAK = re.compile(r"[\W_]+")


class PersonAccount(Protocol):
    """An account with the folded name and the email address of its person."""

    pk: int
    name_key: str
    email: str


def name_key(forename: str, surname: str) -> str:
    """A name in plain small letters, its parts in order: Quill Hester, hester-quill."""
    plain = fold(f"{forename} {surname}").plain.lower()
    return " ".join(sorted(filter(None, BREAK.split(plain))))


def mailbox(email: str) -> str:
    """The mailbox that an address leads to: without a tag after a plus."""
    local, _, domain = email.strip().lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}" if local and domain else ""


def is_same_person(one: PersonAccount, other: PersonAccount) -> bool:
    """Whether two accounts are one person's. It errs towards yes."""
    if one.pk == other.pk:
        return True
    if one.name_key and one.name_key == other.name_key:
        return True
    box = mailbox(one.email)
    return bool(box) and box == mailbox(other.email)
