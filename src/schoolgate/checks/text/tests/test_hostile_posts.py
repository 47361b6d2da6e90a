"""No text, however made, keeps a check busy for ever."""

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
    "SW15 1AA " * 1000,
    "Ring our office on 020 7946 0123 or " * 250,
    "Oak House, Mill " * 560,
    "the library Aaa, " * 530,
    "A-" * 4500,
    "a-\n" * 3000,
    " \u200b" * 4500,
)


@pytest.mark.usefixtures("ends")
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("text", LONG, ids=lambda text: repr(text[:12]))
def test_a_hostile_text_hides_nothing_and_ends(check: ModuleType, text: str) -> None:
    alone = len(findings(check, LURE))

    assert len(findings(check, LURE + text + LURE)) >= alone
