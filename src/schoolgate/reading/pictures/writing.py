"""Writing in a picture: badges, plates, boards; where it stands, and what it says.

What is read may be misread, and what is small, wild or by a child's hand is often not
found: no lines mean that none was found, never that there is none.
"""

from importlib import import_module
from typing import Protocol, cast

from schoolgate.reading.pictures.cut import Cut, cut
from schoolgate.reading.pictures.lines import Writing
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.unlooked import Unlooked, wanting


class _Reading(Protocol):
    def read(self, picture: Cut) -> Writing: ...


def writing(data: bytes) -> Writing | Unlooked:
    """Look for writing in a picture file; Unlooked where nobody could, and why."""
    what = "writing in it was not looked for"
    try:
        reader = cast(
            "_Reading", import_module("schoolgate.reading.pictures.reading_lines")
        )
        return reader.read(cut(data))
    except ImportError as error:
        return wanting(error, "writing", what)
    except PictureError as error:
        return Unlooked(f"{what}: {error}")
