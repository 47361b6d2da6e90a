"""The vendors' own specifications, which lie beside the checkout and not in it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

Document = Any
PLATFORMS = Path(__file__).resolve().parents[4].parent / "shared" / "data" / "platforms"


@cache
def spec(name: str) -> Document:
    """One specification; without it nothing can be proven, so the test fails."""
    file = PLATFORMS / name
    if not file.exists():
        raise FileNotFoundError(
            f"{name} is not in ../shared/data/platforms: fetch the vendor's "
            "specification as ../shared/data/README.md tells."
        )
    return json.loads(file.read_text(encoding="utf-8"))
