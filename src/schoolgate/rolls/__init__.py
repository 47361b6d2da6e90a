"""Rolls and lists as school systems export them, read whole or not at all."""

from schoolgate.rolls.consents import read_consents, read_restricted
from schoolgate.rolls.errors import RollError
from schoolgate.rolls.people import read_pupils, read_staff

__all__ = [
    "RollError",
    "read_consents",
    "read_pupils",
    "read_restricted",
    "read_staff",
]
