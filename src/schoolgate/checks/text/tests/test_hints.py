"""A hint is proved by its pattern: each way to match it holds one."""

import re
from importlib import import_module

import pytest

from schoolgate.checks.text import adverts, private, special
from schoolgate.reading.hints import Hints, hinted, hints
from schoolgate.reading.lettering import ODD

signs, parser = import_module("re._constants"), import_module("re._parser")
EDGE, APART = "\0", "\1"
FRUIT = hints("pear|apple pie", "fig")


def every_way_is_hinted(pattern: str, needed: Hints) -> bool:
    return _holds(list(parser.parse(pattern)), needed, "")


def _holds(items: list[tuple[object, object]], needed: Hints, run: str) -> bool:
    """Whether all ways to match these items, after these letters, hold a hint."""
    for at, (sign, what) in enumerate(items):
        rest = items[at + 1 :]
        ways = _ways(sign, what)
        forks = [way for way in ways if isinstance(way, list)]
        if forks:
            return all(_holds([*fork, *rest], needed, run) for fork in forks)
        run = f"{run}{ways[0]}" if ways[0] else ""
        if _is_hint(run, needed):
            return True
    return False


def _is_hint(run: str, needed: Hints) -> bool:
    pieces, short = needed
    whole = any(re.search(rf"(?<=\W){word}(?=\W)", run) for word in short)
    return whole or any(piece in run.replace(EDGE, "") for piece in pieces)


def _ways(sign: object, what: object) -> list[object]:
    """The letters that an item adds; or each list of items that may stand for it."""
    if sign is signs.SUBPATTERN and isinstance(what, tuple):
        return [list(what[3])]
    if sign is signs.BRANCH and isinstance(what, tuple):
        return [list(way) for way in what[1]]
    if sign is signs.MAX_REPEAT and isinstance(what, tuple):
        return _repeats(*what)
    if sign is signs.IN and isinstance(what, list) and len(what) < 4:
        return [[one] for one in what]
    return [_letter(sign, what)]


def _letter(sign: object, what: object) -> str:
    """A letter, a mark where a word begins or ends, or nothing that is known."""
    if sign is signs.LITERAL:
        return chr(int(str(what))).lower()
    marks = {signs.AT_BOUNDARY: EDGE, signs.CATEGORY_NOT_WORD: APART}
    return marks.get(what, "")


def _repeats(least: int, most: int, what: object) -> list[object]:
    once = list(what) if isinstance(what, parser.SubPattern) else []
    if int(most) == 1:
        return [once, []]
    return [[*once, (signs.ANY, None)] if int(least) else [(signs.ANY, None)]]


@pytest.mark.parametrize("check", [adverts, private, special])
def test_no_text_matches_a_trigger_without_a_hint(check: object) -> None:
    trigger = str(vars(check)["TRIGGER"])

    plain, odd, _ = trigger.partition(f"|{ODD}")

    assert odd
    assert every_way_is_hinted(plain, vars(check)["HINTS"])


@pytest.mark.parametrize(
    "pattern", ["pears?", r"\bfig\b", "(?:big )?pear", "apple (?:pie|pies)"]
)
def test_what_always_has_a_hint_is_proved(pattern: str) -> None:
    assert every_way_is_hinted(pattern, FRUIT)


@pytest.mark.parametrize(
    "pattern", ["p?ear", "fig", r"\bfigs?\b", "apple(?: pie)?", ".", "x|pear|y"]
)
def test_the_proof_is_not_taken_in(pattern: str) -> None:
    assert not every_way_is_hinted(pattern, FRUIT)


@pytest.mark.parametrize("text", ["PEARS", "a Fig.", "apple pie", "f\u200big", "ｐear"])
def test_a_text_is_hinted_in_any_case_and_in_odd_letters(text: str) -> None:
    assert hinted(text, FRUIT)


@pytest.mark.parametrize("text", ["", "figs", "apple, pie", "Café ☀ “plum”"])
def test_an_ordinary_text_is_done_with(text: str) -> None:
    assert not hinted(text, FRUIT)
