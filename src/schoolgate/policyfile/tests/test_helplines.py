"""Helplines: which lines serve a nation on a day, and what the shipped table holds."""

import re
from datetime import date
from pathlib import Path

import pytest

from schoolgate.policyfile.errors import PolicyFileError
from schoolgate.policyfile.helplines import (
    Helpline,
    Need,
    Whom,
    every_helpline,
    helplines,
    open_helplines,
)
from schoolgate.policyfile.nations import nations

TODAY = date(2026, 11, 30)
TABLE = """
- name: Reading room
  need: public-body
  for: [anyone]
  about: Books
  sites: [books.example]
  source: books.example
- name: Old line
  need: listening
  for: [child]
  about: Talk
  phones: ["0800 000 001"]
  nations: [wales]
  since: 2020-01-01
  until: 2026-06-30
  checked_on: 2026-01-01
  source: old.example
"""


@pytest.fixture
def table(tmp_path: Path) -> tuple[Helpline, ...]:
    path = tmp_path / "helplines.yaml"
    path.write_text(TABLE, encoding="utf-8")
    return every_helpline(path)


def test_the_most_pressing_need_stands_first(table: tuple[Helpline, ...]) -> None:
    assert [line.name for line in table] == ["Old line", "Reading room"]


@pytest.mark.parametrize(
    ("nation", "day", "serves"),
    [
        ("wales", date(2019, 12, 31), False),
        ("wales", date(2020, 1, 1), True),
        ("wales", date(2026, 6, 30), True),
        ("wales", date(2026, 7, 1), False),
        ("england", date(2026, 1, 1), False),
    ],
)
def test_a_line_serves_its_nations_on_its_days(
    table: tuple[Helpline, ...], nation: str, day: date, *, serves: bool
) -> None:
    assert table[0].serves(nation, day) is serves


def test_a_line_of_another_nation_is_still_a_public_one(
    table: tuple[Helpline, ...],
) -> None:
    assert table[0].is_open(date(2026, 1, 1))


def test_a_row_that_nobody_checked_for_a_year_is_stale(
    table: tuple[Helpline, ...],
) -> None:
    checked, unchecked = table

    assert not checked.is_stale(date(2027, 1, 1))
    assert checked.is_stale(date(2027, 1, 2))
    assert unchecked.is_stale(TODAY)


ROW = """\
- name: A line
  need: harm
  for: [child]
  about: Talk
  phones: ["0800 000 001"]
  nations: [wales]
  since: 2020-01-01
  source: a.example
"""


@pytest.mark.parametrize(
    ("right", "wrong", "line", "says"),
    [
        ("need: harm", "needs: harm", 2, "“needs”"),
        ("need: harm", "need: hunger", 2, "hunger"),
        ("for: [child]", "for: [dog]", 3, "dog"),
        ("for: [child]", "for: []", 3, "for nobody"),
        ('phones: ["0800 000 001"]', "phones: []", 1, "can't be reached"),
        ("nations: [wales]", "nations: [mercia]", 6, "mercia"),
        ("since: 2020-01-01", "since: soon", 7, "soon"),
        ("since: 2020-01-01", "since: 2020-01-01\n  until: 2019-01-01", 8, "ends"),
    ],
)
def test_a_row_that_means_nothing_is_refused_with_its_line(
    tmp_path: Path, right: str, wrong: str, line: int, says: str
) -> None:
    path = tmp_path / "helplines.yaml"
    path.write_text(ROW.replace(right, wrong), encoding="utf-8")

    with pytest.raises(PolicyFileError, match=re.escape(says)) as refused:
        every_helpline(path)

    assert refused.value.line == line


@pytest.mark.parametrize("nation", sorted(nations()))
def test_a_child_of_every_nation_finds_who_listens(nation: str) -> None:
    for_children = [
        line
        for line in helplines(nation, TODAY)
        if Whom.CHILD in line.whom and line.checked_on
    ]

    names = [line.name for line in for_children]
    assert names[:2] == ["Emergency services", "Childline"]
    assert len(names) >= 6


def test_each_nation_has_its_own_lines() -> None:
    names = {n: {line.name for line in helplines(n, TODAY)} for n in nations()}

    assert "Meic" in names["wales"] - names["england"]
    assert "Lifeline" in names["northern-ireland"] - names["wales"]
    assert "Estyn" in names["wales"]
    assert "Ofsted" not in names["scotland"]


def test_every_row_that_is_shipped_has_its_source() -> None:
    lines = open_helplines(TODAY)

    assert len({line.name for line in lines}) == len(lines) >= 50
    for line in lines:
        assert line.source, line.name
        assert line.checked_on is None or line.checked_on <= TODAY, line.name


def test_each_number_that_is_shipped_has_the_length_of_such_a_number() -> None:
    for line in open_helplines(TODAY):
        for number in line.phones:
            digits = re.sub(r"\D", "", number)
            right = r"999|112|111|101|105|116\d{3}|08001111|080\d{7,8}|0[123]\d{9}"
            assert re.fullmatch(right, digits), (line.name, number)


def test_the_needs_begin_with_danger_and_end_with_public_bodies() -> None:
    assert next(iter(Need)) is Need.DANGER
    assert tuple(Need)[-1] is Need.PUBLIC_BODY
