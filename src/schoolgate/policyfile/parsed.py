"""YAML already parsed once, kept beside its source text so that a check starts fast.

Importing a YAML parser takes longer than a whole check. What was parsed is kept as JSON
in the user's cache folder (``SCHOOLGATE_CACHE``, else ``~/.cache/schoolgate``) together
with the text it came from, and counts only while that text is the file's text to the
letter. No cache, or no right to write one, costs time and nothing else.
"""

import json
import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zlib import crc32

_FORM = 2


def recall(path: Path, text: str) -> object | None:
    """Give what this very text was parsed to, if it is kept."""
    try:
        kept = json.loads(_place(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(kept, dict) or kept.get("form") != _FORM:
        return None
    return _read(kept["data"]) if kept.get("text") == text else None


def keep(path: Path, text: str, data: object) -> None:
    """Keep what a text was parsed to; whole or not at all."""
    place = _place(path)
    part = place.with_suffix(f".{os.getpid()}")
    kept = {"form": _FORM, "text": text, "data": _written(data)}
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(kept), encoding="utf-8")
        part.replace(place)
    except OSError:
        return


def _place(path: Path) -> Path:
    folder = os.environ.get("SCHOOLGATE_CACHE")
    home = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    name = f"{path.stem}-{crc32(str(path.absolute()).encode()):08x}.json"
    return Path(folder or Path(home) / "schoolgate") / "policies" / name


def _written(data: object) -> object:
    """JSON knows no dates: they are written as a table of one field."""
    if isinstance(data, Mapping):
        return {"table": [[_written(k), _written(v)] for k, v in data.items()]}
    if isinstance(data, list):
        return [_written(each) for each in data]
    if isinstance(data, datetime):
        return {"moment": data.isoformat()}
    if isinstance(data, date):
        return {"day": data.isoformat()}
    return data


def _read(data: object) -> object:
    if isinstance(data, list):
        return [_read(each) for each in data]
    if not isinstance(data, dict):
        return data
    if "day" in data:
        return date.fromisoformat(data["day"])
    if "moment" in data:
        return datetime.fromisoformat(data["moment"])
    return {_read(key): _read(value) for key, value in data["table"]}
