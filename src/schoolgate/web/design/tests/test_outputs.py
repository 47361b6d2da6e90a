"""What browsers get: built from the sources that stand here, and nobody else's."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]
ASSETS, STATIC = HERE / "assets", HERE / "static" / "design"
WORDS = sorted(path for path in STATIC.iterdir() if path.suffix in (".css", ".js"))
# The licence's holder may be named where it says so; their looks may not be here.
THEIRS = re.compile(r"gds transport|crown|gov\.uk", re.IGNORECASE)
ADDRESS = re.compile(
    r"https?://(?!www\.w3\.org/)\w|(?<![\w.*])/(?:home|root|tmp|work)/"
)


def test_there_is_something_to_look_at() -> None:
    assert [path.name for path in WORDS] == [
        "kept.js",
        "kept_compare.js",
        "kept_says.js",
        "kept_store.js",
        "schoolgate.css",
        "schoolgate.js",
    ]


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.name)
def test_no_typeface_crown_or_name_of_theirs_is_in_it(path: Path) -> None:
    assert THEIRS.findall(path.read_text()) == []


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.name)
def test_it_calls_no_other_place_and_tells_of_no_machine(path: Path) -> None:
    assert ADDRESS.findall(path.read_text()) == []


def test_it_brings_no_font_and_no_picture_of_its_own() -> None:
    style = (STATIC / "schoolgate.css").read_text()

    assert "@font-face" not in style
    assert [u for u in re.findall(r"url\(([^)]*)", style) if "data:" not in u] == []


def test_the_stylesheet_is_built_from_the_sources_that_stand_here() -> None:
    sources = [*sorted(ASSETS.glob("*.scss")), ASSETS / "package-lock.json"]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources))

    stamp = (STATIC / "schoolgate.css").read_text().partition("\n")[0]

    assert stamp == f"/*! sources: {digest.hexdigest()} */", "run: make assets"


def test_the_small_copy_is_the_same_stylesheet() -> None:
    small = (STATIC / "schoolgate.css.gz").read_bytes()

    assert gzip.decompress(small) == (STATIC / "schoolgate.css").read_bytes()
    assert len(small) < 12_000


def test_what_is_fetched_to_build_it_is_named_by_hash_and_by_no_address() -> None:
    lock = (ASSETS / "package-lock.json").read_text()
    packages = {k: v for k, v in json.loads(lock)["packages"].items() if k}

    assert packages
    assert [name for name, about in packages.items() if not about["integrity"]] == []
    assert "resolved" not in lock
    assert ADDRESS.findall(lock) == []


def test_versions_to_build_with_are_exact() -> None:
    wanted = json.loads((ASSETS / "package.json").read_text())["devDependencies"]

    assert all(re.fullmatch(r"[\d.]+", version) for version in wanted.values())
