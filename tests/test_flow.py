"""How many files a post passes through is counted, and does not grow."""

import pytest
from benchmarks.flow import WAYS, Way

# Files, and returns, as they stand; the bars are 20 and 15.
MOST = {"save a draft": (32, 33), "approve": (30, 33), "publish": (42, 71)}


def way(name: str) -> Way:
    found = Way()
    found.walk(WAYS[name])
    return found


@pytest.mark.parametrize("name", WAYS)
def test_a_way_enters_no_more_files_than_it_did(name: str) -> None:
    files, returns = MOST[name]

    assert way(name).files <= files
    assert way(name).returns <= returns


@pytest.mark.parametrize("name", WAYS)
def test_a_way_is_not_lost_on_its_way(name: str) -> None:
    assert "schoolgate.web.review.judging" in way(name).trace


def test_a_file_that_is_left_and_called_from_again_counts_as_a_return() -> None:
    one, other, third = ("a", "f"), ("b", "g"), ("c", "h")
    found = Way(steps=[(one, other), (one, third)])

    assert found.trace == ["a", "b", "a", "c"]
    assert (found.files, found.returns) == (3, 1)
