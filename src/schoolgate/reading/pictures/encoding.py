"""Write pixels as a new file with nothing in it but them and their colour profile."""

import io

from PIL import Image

QUALITY = 95
# A profile for screens takes up to some 10 kB. What is larger is one for printing, or
# carries something else, and goes.
MOST_OF_A_PROFILE = 64 * 1024
_COLOURS_AT, _MADE_AT = slice(16, 20), slice(36, 40)


def jpeg(image: Image.Image, profile: bytes | None = None) -> bytes:
    """A JPEG of an RGB picture."""
    out = io.BytesIO()
    _bare(image).save(
        out, "JPEG", quality=QUALITY, subsampling=0, icc_profile=profile or None
    )
    return out.getvalue()


def png(image: Image.Image, profile: bytes | None = None) -> bytes:
    """A PNG of an RGB picture."""
    out = io.BytesIO()
    _bare(image).save(out, "PNG", icc_profile=profile or None)
    return out.getvalue()


def profile_of(image: Image.Image) -> bytes | None:
    """The colour profile of a picture, if it is one for RGB that may be kept."""
    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes) or len(profile) > MOST_OF_A_PROFILE:
        return None
    is_rgb = profile[_COLOURS_AT] == b"RGB " and profile[_MADE_AT] == b"acsp"
    return profile if is_rgb else None


def _bare(image: Image.Image) -> Image.Image:
    """A picture made of the pixels alone has nothing else that could be saved."""
    return Image.frombytes(image.mode, image.size, image.tobytes())
