"""How templates are written: short lines, and one block element a line."""

import re
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(WEB.glob("*/templates/**/*.html"))
LONGEST = 120
BLOCKS = (
    "div|p|ul|ol|li|fieldset|legend|h[1-6]|table|thead|tbody|tr|form|section|article"
    "|details|select|optgroup|nav|dl"
)
TWO = re.compile(rf"</(?:{BLOCKS})>\s*<(?:{BLOCKS})\b")


def test_all_templates_are_found() -> None:
    assert len(TEMPLATES) > 100


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_is_written_to_be_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()

    assert [n for n, line in enumerate(lines, 1) if len(line) > LONGEST] == []
    assert [n for n, line in enumerate(lines, 1) if TWO.search(line)] == []
    assert [n for n, line in enumerate(lines, 1) if line != line.rstrip()] == []
