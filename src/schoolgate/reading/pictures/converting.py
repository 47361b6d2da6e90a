"""Convert a picture to a JPEG that holds its pixels and colour profile, nothing else.

It needs Pillow, and pi-heif for HEIC: the extra ``schoolgate[photo]``.
"""

import io
from math import log10

from PIL import Image, ImageChops, ImageStat

from schoolgate.reading.pictures.cut import Cut
from schoolgate.reading.pictures.decoding import rgb, whole
from schoolgate.reading.pictures.encoding import jpeg, profile_of

_IDENTICAL = 99.0


def to_jpeg(picture: Cut) -> tuple[bytes, float]:
    """Give the JPEG, and how near it is to the original: PSNR in decibels."""
    with whole(picture) as image:
        profile = profile_of(image)
        plain = rgb(image)
    made = jpeg(plain, profile)
    return made, _likeness(plain, made)


def _likeness(one: Image.Image, file: bytes) -> float:
    with Image.open(io.BytesIO(file)) as other:
        squares = ImageStat.Stat(ImageChops.difference(one, other)).sum2
    error = sum(squares) / (len(squares) * one.width * one.height)
    return round(10 * log10(255**2 / error), 1) if error else _IDENTICAL
