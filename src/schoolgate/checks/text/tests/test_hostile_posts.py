"""No text, however made, keeps a check busy for long."""

import time
from types import ModuleType

import pytest

from schoolgate.checks.text import (
    adverts,
    contact,
    identity,
    links,
    private,
    signature,
    special,
    whereabouts,
)
from schoolgate.checks.text.tests.looking import findings

CHECKS = (
    adverts,
    contact,
    identity,
    links,
    private,
    signature,
    special,
    whereabouts,
)
LURE = (
    " Sam, aged 7, born 12 May 2015, has asthma; Year 4 are at the zoo at 9am. DM us,"
    " 20% off, AB12 CDE, NHS 943 476 5919, 12 Oak Road SW15 1AA, a@b.com,"
    " 07700 900123, http://example.com he is in care and lives at 12 "
)
LONG = (
    "a" * 9000,
    "A" * 9000,
    "0" * 9000,
    "1 " * 4500,
    "a." * 4500,
    "a@" * 4500,
    "12 oak " * 1300,
    "http://a.b" + ")" * 9000,
    "Sam has " * 1100,
    "one of our " * 800,
    "\n" * 9000,
    "A-" * 4500,
    "a-\n" * 3000,
    " \u200b" * 4500,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_hostile_text_is_looked_at_in_bounded_time(check: ModuleType) -> None:
    findings(check, LURE)
    start = time.process_time()

    for text in LONG:
        findings(check, LURE + text + LURE)

    assert time.process_time() - start < 2
