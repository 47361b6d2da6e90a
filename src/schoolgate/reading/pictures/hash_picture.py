"""Hash a picture file, where the libraries for it are here."""

from importlib import import_module
from typing import Protocol, cast

from schoolgate.reading.pictures.cut import Cut, cut
from schoolgate.reading.pictures.likeness import Likeness
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.unlooked import Unlooked, wanting


class _Hashing(Protocol):
    def likeness(self, picture: Cut) -> Likeness | Unlooked: ...


def hash_picture(data: bytes) -> Likeness | Unlooked:
    """Hash a picture file; Unlooked where it can't be compared, and why."""
    try:
        hashing = cast("_Hashing", import_module("schoolgate.reading.pictures.hashing"))
        return hashing.likeness(cut(data))
    except ImportError as error:
        return wanting(error, "photo", "it is not known whether it was seen before")
    except PictureError as error:
        return Unlooked(f"it can't be compared: {error}")
