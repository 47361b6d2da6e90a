"""Convert a picture to a JPEG that holds its pixels and colour profile, nothing else.

It needs Pillow, and pi-heif for HEIC: the extra ``schoolgate[photo]``.
"""

import io
from math import log10

from PIL import Image, ImageChops, ImageStat

from schoolgate.reading.pictures.cut import Cut
from schoolgate.reading.pictures.decoding import rgb, whole

QUALITY = 95
_IDENTICAL = 99.0


def to_jpeg(picture: Cut) -> tuple[bytes, float]:
    """Give the JPEG, and how near it is to the original: PSNR in decibels."""
    with whole(picture) as image:
        profile = image.info.get("icc_profile") if image.mode != "CMYK" else None
        plain = rgb(image)
    # A picture made of the bare pixels has nothing else that could be saved with it.
    bare = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, subsampling=0, icc_profile=profile)
    return out.getvalue(), _likeness(bare, out)


def _likeness(one: Image.Image, file: io.BytesIO) -> float:
    with Image.open(file) as other:
        squares = ImageStat.Stat(ImageChops.difference(one, other)).sum2
    error = sum(squares) / (len(squares) * one.width * one.height)
    return round(10 * log10(255**2 / error), 1) if error else _IDENTICAL
