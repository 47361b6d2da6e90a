"""The words for those who lead a school: a table that is read whole or not at all."""

from pathlib import Path

import pytest

from schoolgate.policyfile.errors import PolicyFileError
from schoolgate.policyfile.role_words import role_words


def test_every_language_has_a_word_for_the_head_and_a_day() -> None:
    rows = role_words()

    assert {"English", "Welsh", "Polish"} <= {row.language for row in rows}
    assert all(row.phrases["head"] and row.common and row.written_on for row in rows)
    assert len({row.language for row in rows}) == len(rows)


def test_no_word_was_read_as_a_truth_value() -> None:
    words = [one for row in role_words() for one in row.common]

    assert not {"True", "False", "None"} & set(words)


def test_a_misspelt_field_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "role_words.yaml"
    file.write_text("- language: English\n  heads: [head]\n  source: x\n")

    with pytest.raises(PolicyFileError) as error:
        role_words(file)

    assert "heads" in str(error.value)
