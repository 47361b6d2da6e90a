"""How old one has to be: rows with days, no code where a service changes its mind."""

from datetime import date
from pathlib import Path

import pytest

from schoolgate.policyfile.ages import AgeRow, minimum_age, read_ages

TABLE = """
- {service: instagram, age: 13, from: 2010-10-06, to: 2027-04-01, checked: 2026-11-01}
- {service: instagram, age: 16, nations: [england, wales], from: 2027-04-01}
- {service: instagram, age: 13, nations: [scotland], from: 2027-04-01}
"""


@pytest.fixture
def rows(tmp_path: Path) -> tuple[AgeRow, ...]:
    path = tmp_path / "ages.yaml"
    path.write_text(TABLE, encoding="utf-8")
    return read_ages(path)


@pytest.mark.parametrize(
    ("nation", "day", "age"),
    [
        ("england", date(2027, 3, 31), 13),
        ("england", date(2027, 4, 1), 16),
        ("wales", date(2030, 1, 1), 16),
        ("scotland", date(2027, 4, 1), 13),
        ("northern-ireland", date(2027, 4, 1), None),
        ("england", date(2009, 1, 1), None),
    ],
)
def test_an_age_holds_in_its_nations_on_its_days(
    rows: tuple[AgeRow, ...], nation: str, day: date, age: int | None
) -> None:
    assert minimum_age(rows, "instagram", nation, day) == age


def test_a_service_that_the_table_lacks_has_no_age(rows: tuple[AgeRow, ...]) -> None:
    assert minimum_age(rows, "myspace", "england", date(2026, 11, 20)) is None


def test_a_row_that_nobody_checked_for_a_year_is_stale(
    rows: tuple[AgeRow, ...],
) -> None:
    checked, unchecked, _ = rows

    assert not checked.is_stale(date(2027, 11, 1))
    assert checked.is_stale(date(2027, 11, 2))
    assert unchecked.is_stale(date(2026, 11, 20))


def test_every_row_that_is_shipped_has_its_source_and_its_day() -> None:
    for row in read_ages():
        assert row.source, row.service
        assert row.checked is not None, row.service
        assert row.until is None or row.since < row.until, row.service
