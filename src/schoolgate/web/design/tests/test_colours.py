"""Every pair of colours that carries words, by day and by night: WCAG 2.2 AA."""

import re
from pathlib import Path

import pytest

STYLE = (Path(__file__).parents[1] / "static/design/schoolgate.css").read_text()
DARK = "@media screen and (prefers-color-scheme: dark){"
WORDS, EDGES = 4.5, 3.0
LEVELS = ("allow", "advise", "approve", "stop")
PAGE, SURFACE, CARD = (
    "govuk-body-background-colour",
    "govuk-surface-background-colour",
    "sg-card",
)
ON_THE_PAGE = [
    (f"govuk-{words}-colour", ground)
    for words in ("text", "secondary-text", "link", "link-visited", "link-hover")
    for ground in (PAGE, SURFACE, CARD)
]
ON_A_LEVEL = [
    (words, f"sg-{level}-pale")
    for level in LEVELS
    for words in (
        f"sg-{level}",
        "govuk-text-colour",
        "govuk-link-colour",
        "govuk-secondary-text-colour",
    )
]
WRONG = [("govuk-error-colour", PAGE), ("govuk-error-colour", CARD)]
FOCUS = [("govuk-focus-text-colour", "govuk-focus-colour")]
EDGED = [("govuk-input-border-colour", ground) for ground in (PAGE, CARD)]
EDGED += [(f"sg-{level}", PAGE) for level in LEVELS]


def _colours(style: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\b", style))


_DAY, _, _NIGHT = STYLE.partition(DARK)
DAY = _colours(_DAY)
NIGHT = DAY | _colours(_NIGHT)
TIMES = [pytest.param(DAY, id="day"), pytest.param(NIGHT, id="night")]


def _light(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    digits = colour.removeprefix("#")
    wide = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(wide[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Between 1, the same, and 21, black on white."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_the_known_one() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_night_has_colours_of_its_own() -> None:
    assert _NIGHT
    assert DAY[PAGE] == "#ffffff"
    assert _light(NIGHT[PAGE]) < 0.02


@pytest.mark.parametrize("colours", TIMES)
@pytest.mark.parametrize(("words", "ground"), ON_THE_PAGE + ON_A_LEVEL + WRONG + FOCUS)
def test_words_can_be_read(colours: dict[str, str], words: str, ground: str) -> None:
    assert contrast(colours[words], colours[ground]) >= WORDS


@pytest.mark.parametrize("colours", TIMES)
@pytest.mark.parametrize(("edge", "ground"), EDGED)
def test_edges_can_be_seen(colours: dict[str, str], edge: str, ground: str) -> None:
    assert contrast(colours[edge], colours[ground]) >= EDGES


@pytest.mark.parametrize("colours", TIMES)
def test_white_can_be_read_on_the_header(colours: dict[str, str]) -> None:
    assert contrast("#ffffff", colours["govuk-brand-colour"]) >= WORDS
