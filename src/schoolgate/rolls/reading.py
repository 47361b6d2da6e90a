"""A list of any kind from whatever file it came in."""

from pathlib import Path

from schoolgate.rolls.contacts import list_contacts
from schoolgate.rolls.errors import refuse
from schoolgate.rolls.listed import list_pupils, list_staff
from schoolgate.rolls.lists import Lists
from schoolgate.rolls.one_roster import read_one_roster
from schoolgate.rolls.zipped import is_zip

PUPILS, STAFF, CONTACTS, ONE_ROSTER = "pupils", "staff", "contacts", "one-roster"
KINDS = (PUPILS, STAFF, CONTACTS, ONE_ROSTER)


def read_lists(path: Path, kind: str) -> Lists:
    """All that a file of a kind says. Raises RollError, with every bad line."""
    raw = path.read_bytes()
    if kind == ONE_ROSTER:
        return read_one_roster(path, raw)
    if is_zip(raw):
        cure = "Say that it is OneRoster, or hand in the CSV file"
        raise refuse(path, "this is a zip, or a workbook", cure)
    if kind == PUPILS:
        return Lists(pupils=list_pupils(path))
    if kind == STAFF:
        return Lists(staff=list_staff(path))
    return Lists(contacts=list_contacts(path))
