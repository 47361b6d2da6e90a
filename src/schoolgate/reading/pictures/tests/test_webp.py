"""WebP chunks: what goes, what stays, and what can't be read."""

import io
import struct

import pytest
from PIL import Image

from schoolgate.reading.pictures import webp
from schoolgate.reading.pictures.part import PictureError, serialise
from schoolgate.reading.pictures.tests import making


def webp_with(exif: bytes = b"", xmp: bytes = b"") -> bytes:
    out = io.BytesIO()
    with Image.open(io.BytesIO(making.picture("PNG"))) as image:
        image.save(out, "WEBP", exif=exif, xmp=xmp, lossless=True)
    return out.getvalue()


def moving() -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:], duration=90)
    return out.getvalue()


def hidden(data: bytes) -> list[str]:
    return [part.hidden for part in webp.parts(data) if part.hidden]


def test_exif_goes_but_for_which_way_up() -> None:
    data = webp_with(exif=making.EXIF_WITH_PLACE)

    clean = serialise(webp.parts(data))

    assert hidden(data) == ["the camera's own data (EXIF)"]
    assert making.EXIF_TURNED in clean
    assert b"Kodak" not in clean
    assert hidden(clean) == []
    assert making.shown(clean) == making.shown(data)


def test_the_head_says_no_more_that_there_is_xmp() -> None:
    data = webp_with(xmp=making.XMP_PLAIN)

    clean = serialise(webp.parts(data))

    assert hidden(data) == ["editing data (XMP)"]
    assert (data[20], clean[20]) == (0x04, 0)
    assert struct.unpack_from("<I", clean, 4)[0] == len(clean) - 8


def test_a_clean_picture_is_not_touched() -> None:
    plain = webp_with()

    assert serialise(webp.parts(plain)) == plain


def test_a_moving_picture_still_moves() -> None:
    data = moving()

    assert making.shown(serialise(webp.parts(data))) == making.shown(data)


def test_what_is_hidden_in_one_frame_goes() -> None:
    data = moving()
    at = data.index(b"ANMF")
    length = struct.unpack_from("<I", data, at + 4)[0]
    inner = data[at + 8 : at + 8 + length] + b"NOTE\x04\0\0\0Ann!"
    frame = b"ANMF" + struct.pack("<I", len(inner)) + inner
    body = data[12:at] + frame + data[at + 8 + length :]
    noted = b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body

    assert hidden(noted) == ["a program's own data"]
    assert serialise(webp.parts(noted)) == data


def test_what_follows_the_end_goes() -> None:
    data = webp_with() + b"more"

    assert hidden(data) == ["data after the end of the picture"]
    assert serialise(webp.parts(data)) == webp_with()


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (webp_with(exif=making.EXIF_WITH_PLACE), True),
        (webp_with(exif=making.EXIF_TURNED), False),
        (webp_with(xmp=making.XMP_PLACE), True),
        (webp_with(xmp=making.XMP_PLAIN), False),
    ],
)
def test_a_place_is_told_from_other_hidden_data(data: bytes, place: bool) -> None:
    assert any(part.tells_place for part in webp.parts(data)) is place


@pytest.mark.parametrize("data", [webp_with()[:40], b"RIFF\x08\0\0\0WEBPVP8 "])
def test_a_broken_file_is_refused_with_a_cure(data: bytes) -> None:
    with pytest.raises(PictureError, match="copy it again"):
        list(webp.parts(data))
