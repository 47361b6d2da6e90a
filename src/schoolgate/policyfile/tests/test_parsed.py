"""What was parsed once counts only while its text is the same to the letter."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from schoolgate.policyfile.parsed import keep, recall

MOMENT = datetime(2026, 9, 1, 10, tzinfo=UTC)
DATA = {"on": date(2026, 9, 1), "at": MOMENT, 3: ["a", {"b": None}]}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SCHOOLGATE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "policy.yaml"


def test_what_is_kept_comes_back_with_its_dates(place: Path) -> None:
    keep(place, "text", DATA)

    assert recall(place, "text") == DATA


def test_one_letter_more_and_it_counts_no_longer(place: Path) -> None:
    keep(place, "text", DATA)

    assert recall(place, "text ") is None


def test_nothing_kept_is_nothing_known(place: Path) -> None:
    assert recall(place, "text") is None


def test_what_was_damaged_is_not_believed(place: Path) -> None:
    keep(place, "text", DATA)
    for kept in place.parent.rglob("*.json"):
        kept.write_text(kept.read_text(encoding="utf-8")[:-9], encoding="utf-8")

    assert recall(place, "text") is None


def test_no_right_to_write_costs_nothing_but_time(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write_text("a file, where a folder should be", encoding="utf-8")
    monkeypatch.setenv("SCHOOLGATE_CACHE", str(place))

    keep(place, "text", DATA)

    assert recall(place, "text") is None
