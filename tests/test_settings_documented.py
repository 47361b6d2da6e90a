"""Every setting is on its page, and the documentation names no other."""

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
WEB = REPOSITORY / "src" / "schoolgate" / "web"
PAGE = REPOSITORY / "docs" / "reference" / "settings.md"
# Each provider has settings of its own; the page calls it NAME.
PROVIDERS = WEB / "signin" / "providers.py"
PREFIX = "SCHOOLGATE_OIDC_"

SETTING = re.compile(r"SCHOOLGATE_[A-Z][A-Z_]*[A-Z]")
OF_A_PROVIDER = re.compile(r"\{prefix\}([A-Z]+)")
ROW = re.compile(rf"^\| `({SETTING.pattern})` \| (.+) \| (.+) \| (.+) \|$", re.M)
ANY_PROVIDER = re.compile(rf"{PREFIX}[A-Z]+_(?=[A-Z]+$)")


def read() -> set[str]:
    """The settings that the web application reads."""
    files = [p for p in WEB.rglob("*.py") if "tests" not in p.parts]
    assert PROVIDERS in files
    found = {name for p in files for name in named_in(p)}
    of_each = OF_A_PROVIDER.findall(PROVIDERS.read_text("utf-8"))
    return found | {f"{PREFIX}NAME_{name}" for name in of_each}


def named_in(file: Path) -> set[str]:
    """The settings that a file names, those of any one provider as NAME's."""
    named = SETTING.findall(file.read_text("utf-8"))
    return {ANY_PROVIDER.sub(f"{PREFIX}NAME_", name) for name in named}


def documented() -> list[str]:
    """The settings that have a row, with nothing in it left empty."""
    return [row[0] for row in ROW.findall(PAGE.read_text("utf-8"))]


def pages() -> list[Path]:
    """Everything that tells people what to set."""
    docs = REPOSITORY / "docs"
    return [REPOSITORY / "README.md", *docs.rglob("*.md"), *docs.rglob("*.service")]


def test_every_setting_is_on_the_page_and_the_page_has_no_other() -> None:
    assert sorted(documented()) == sorted(read())


def test_the_settings_of_a_provider_are_found_in_the_code() -> None:
    assert {f"{PREFIX}NAME_CLIENT", f"{PREFIX}NAME_TENANT"} <= read()


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_a_page_names_no_setting_that_is_not_read(page: Path) -> None:
    assert named_in(page) - read() == set()
