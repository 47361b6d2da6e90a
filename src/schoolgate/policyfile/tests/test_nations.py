"""Switching a school's nation switches its words and its routes."""

import pytest

from schoolgate.policyfile.errors import WrongField
from schoolgate.policyfile.nations import nation, nations


def test_there_are_four_nations() -> None:
    assert set(nations()) == {"england", "wales", "scotland", "northern-ireland"}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("england", "the designated safeguarding lead"),
        ("wales", "the designated safeguarding person"),
        ("scotland", "the child protection co-ordinator"),
        ("northern-ireland", "the designated teacher for child protection"),
    ],
)
def test_each_has_its_own_word_for_who_keeps_children_from_harm(
    name: str, title: str
) -> None:
    assert nation(name).term("dsl") == title


def test_a_role_that_a_nation_has_no_word_for_keeps_its_own() -> None:
    assert nation("wales").term("technician") == "technician"


@pytest.mark.parametrize("name", sorted(nations()))
def test_nobody_stands_in_for_themselves(name: str) -> None:
    for role, others in nation(name).instead.items():
        assert others, role
        assert role not in others


def test_a_nation_that_is_none_is_refused_with_those_that_are() -> None:
    with pytest.raises(WrongField, match="england, wales, scotland"):
        nation("narnia")
