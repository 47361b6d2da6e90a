"""Cut a picture of any format into its parts: what it needs, and what is hidden."""

from collections.abc import Callable, Iterator
from itertools import islice
from struct import error as StructError  # noqa: N812 - an exception, named as one

from schoolgate.engine.record import record
from schoolgate.reading.pictures import gif, heic, jpeg, png, tiff, webp
from schoolgate.reading.pictures.part import Part, PictureError, serialise
from schoolgate.reading.pictures.sniff import Format, sniff

_PARTS: dict[Format, Callable[[bytes], Iterator[Part]]] = {
    Format.JPEG: jpeg.parts,
    Format.PNG: png.parts,
    Format.WEBP: webp.parts,
    Format.GIF: gif.parts,
    Format.TIFF: tiff.parts,
    Format.HEIC: heic.parts,
}
MOST_PARTS = 50_000
_CONVERTED = frozenset((Format.TIFF, Format.HEIC))


@record
class Cut:
    """A picture in its parts; ``needed`` is the file with nothing hidden in it.

    For formats that are cleaned by conversion, ``needed`` is the file as it is.
    """

    kind: Format
    needed: bytes
    hidden: tuple[str, ...]
    tells_place: bool

    @property
    def is_converted(self) -> bool:
        """Say whether its format is cleaned by conversion, since pixels must change."""
        return self.kind in _CONVERTED


def cut(data: bytes) -> Cut:
    """Cut a picture file; PictureError says what is wrong with one that can't be."""
    kind = sniff(data)
    try:
        parts = list(islice(_PARTS[kind](data), MOST_PARTS + 1))
    except StructError as error:
        raise PictureError("the file is damaged: copy it again") from error
    if len(parts) > MOST_PARTS:
        raise PictureError("it is made of too many pieces: save it as a JPEG")
    return Cut(
        kind=kind,
        needed=data if kind in _CONVERTED else serialise(parts),
        hidden=tuple(dict.fromkeys(part.hidden for part in parts if part.hidden)),
        tells_place=any(part.tells_place for part in parts),
    )
