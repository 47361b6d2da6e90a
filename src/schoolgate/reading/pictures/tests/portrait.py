"""Pictures with faces to find: one public-domain portrait, tiled, scaled and turned."""

import io
from functools import cache
from pathlib import Path

import skimage
from PIL import Image

# Where the face of the portrait stands, in its 512 pixels: x, y, width, height.
FACE = (179, 64, 91, 110)
_GAP = 40


@cache
def portrait(side: int = 512) -> Image.Image:
    """The portrait of an astronaut (NASA, public domain), square."""
    source = Path(str(skimage.__file__)).parent / "data" / "astronaut.png"
    with Image.open(source) as image:
        return image.convert("RGB").resize((side, side))


def file_of(image: Image.Image, kind: str = "JPEG", exif: bytes = b"") -> bytes:
    """A picture as a file."""
    out = io.BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def group(columns: int, rows: int, side: int = 256) -> bytes:
    """A group: the portrait as often as that, in rows, on grey."""
    step = side + _GAP
    canvas = Image.new("RGB", (columns * step, rows * step), "grey")
    for column in range(columns):
        for row in range(rows):
            canvas.paste(portrait(side), (column * step, row * step))
    return file_of(canvas)
