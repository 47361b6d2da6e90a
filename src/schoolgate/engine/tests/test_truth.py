"""Not said is never no."""

import pytest

from schoolgate.engine.truth import Truth, truth


@pytest.mark.parametrize("fact", list(Truth))
def test_a_truth_is_not_a_condition(fact: Truth) -> None:
    with pytest.raises(TypeError, match="is not a condition"):
        bool(fact)


def test_a_bool_becomes_a_truth() -> None:
    assert truth(True) is Truth.YES
    assert truth(False) is Truth.NO
