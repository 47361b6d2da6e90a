"""What is wrong with a field is said with its name and a cure."""

from collections.abc import Callable
from datetime import date

import pytest

from schoolgate.engine.clause import Mode
from schoolgate.policyfile import fields
from schoolgate.policyfile.errors import WrongField

Reader = Callable[[fields.Item, str], object]


@pytest.mark.parametrize(
    ("reader", "value", "read"),
    [
        (fields.text, "a line", "a line"),
        (fields.text, 2.1, "2.1"),
        (fields.words, "one", ("one",)),
        (fields.words, ["one", 2], ("one", "2")),
        (fields.day, date(2026, 9, 1), date(2026, 9, 1)),
        (fields.day, None, None),
        (fields.mapping, {"a": 1}, {"a": 1}),
    ],
)
def test_a_field_is_read_as_what_it_is(
    reader: Reader, value: object, read: object
) -> None:
    assert reader({"field": value}, "field") == read


@pytest.mark.parametrize(
    ("reader", "value", "told"),
    [
        (fields.text, ["a"], "must be a text"),
        (fields.text, True, "must be a text"),
        (fields.words, 3, "must be a list"),
        (fields.day, "2026-09-01", "without quotes"),
        (fields.mapping, "yes", "must be a table"),
    ],
)
def test_a_value_of_another_kind_is_refused(
    reader: Reader, value: object, told: str
) -> None:
    with pytest.raises(WrongField, match=told) as refused:
        reader({"field": value}, "field")

    assert refused.value.field == "field"


def test_a_yes_is_no_number() -> None:
    with pytest.raises(WrongField, match="must be a number"):
        fields.number({"months": True}, "months", 12)
    assert fields.number({}, "months", 12) == 12


def test_a_word_outside_the_list_is_refused_with_the_list() -> None:
    with pytest.raises(WrongField, match="block, approve, flag"):
        fields.word({"mode": "ban"}, "mode", Mode)


def test_one_table_is_a_list_of_one() -> None:
    assert fields.tables({"duty": {"key": "a"}}, "duty", "duties") == ({"key": "a"},)
    assert fields.tables({}, "duty", "duties") == ()
    with pytest.raises(WrongField, match="list of tables"):
        fields.tables({"duties": ["a"]}, "duty", "duties")


def test_a_misspelt_field_is_refused_with_those_there_are() -> None:
    with pytest.raises(WrongField, match="Use: asks, id"):
        fields.known_only({"aks": "…"}, frozenset(("id", "asks")))
