"""A part of each matrix runs, and every test of it in one run or another."""

from typing import cast

import pytest

from tests.sampling import of_other_parts, touches_database


class Item:
    """A collected test: its name, its marker, and what it asks for."""

    def __init__(self, nodeid: str, *args: int, fixtures: tuple[str, ...] = ()) -> None:
        self.nodeid = nodeid
        self.args = args
        self.fixturenames = fixtures

    def get_closest_marker(self, name: str) -> "Item | None":
        """A marker, where the test has it."""
        is_matrix = name == "matrix" and "[" in self.nodeid
        return self if is_matrix else None


MANY = [Item(f"test_many[{number:02}]") for number in range(30)]
LOOKS = [
    Item(f"test_looks[{size}-{scheme}]", 2)
    for size in ("phone", "desk")
    for scheme in ("light", "dark")
]
ALONE = Item("test_alone")
ONE = Item("test_one[sqlite]", 2)


def run(drawn: int) -> set[str]:
    items = cast("list[pytest.Item]", [*MANY, *LOOKS, ONE, ALONE])
    left_out = of_other_parts(items, drawn)
    return {item.nodeid for item in items if item not in left_out}


@pytest.mark.parametrize("drawn", range(10))
def test_each_part_has_a_tenth_and_what_is_no_matrix(drawn: int) -> None:
    names = run(drawn)

    assert sum(name.startswith("test_many") for name in names) == 3
    assert {"test_alone", "test_one[sqlite]"} <= names


@pytest.mark.parametrize("drawn", [0, 1])
def test_half_the_looks_have_both_sizes(drawn: int) -> None:
    looks = {name for name in run(drawn) if name.startswith("test_looks")}

    assert len(looks) == 2
    assert {"phone" in look for look in looks} == {True, False}


def test_ten_draws_take_everything() -> None:
    every = {item.nodeid for item in (*MANY, *LOOKS, ONE, ALONE)}

    assert set.union(*map(run, range(10))) == every


@pytest.mark.parametrize(
    ("fixtures", "touches"), [(("db",), True), (("school", "db"), True), ((), False)]
)
def test_what_asks_for_the_database_touches_it(
    fixtures: tuple[str, ...], touches: bool
) -> None:
    item = cast("pytest.Item", Item("test_alone", fixtures=fixtures))

    assert touches_database(item) is touches
