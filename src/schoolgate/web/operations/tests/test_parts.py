"""Each part that the doctor calls well did its work a moment ago."""

import pytest

from schoolgate.web.operations import parts
from schoolgate.web.operations.parts import PARTS, TriedPart, try_parts
from schoolgate.web.operations.signs import MISSING, WEAK, WELL, Sign


def tried(trial: str, how: str = MISSING) -> Sign:
    [sign] = try_parts(
        (TriedPart(trial, "It works", "It does not work", "photo", how),)
    )
    return sign


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "TRIALS", "schoolgate.web.operations.tests.broken")


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.trial)
def test_every_part_works_here(part: TriedPart) -> None:
    [sign] = try_parts((part,))

    assert (sign.what, sign.how) == (part.works, WELL)


@pytest.mark.usefixtures("broken")
def test_a_part_whose_library_the_machine_lacks_is_missing() -> None:
    sign = tried("library")

    assert (sign.what, sign.how) == ("It does not work", MISSING)
    assert "schoolgate[photo]" in sign.cure
    assert "libGL.so.1" in sign.cure


@pytest.mark.usefixtures("broken")
def test_a_part_that_kills_its_process_is_missing() -> None:
    sign = tried("processor")

    assert sign.how == MISSING
    assert "ended with -4" in sign.cure


@pytest.mark.usefixtures("broken")
def test_a_part_that_never_ends_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "SECONDS", 1)

    assert "not done in 1 seconds" in tried("slow").cure


def test_a_part_whose_package_is_not_installed_says_what_installs_it() -> None:
    sign = tried("not_there", WEAK)

    assert sign.how == WEAK
    assert "pip install “schoolgate[photo]”" in sign.cure
