"""GIF blocks: what goes, what stays, and what can't be read."""

import io

import pytest
from PIL import Image

from schoolgate.reading.pictures import gif
from schoolgate.reading.pictures.part import PictureError, serialise
from schoolgate.reading.pictures.tests import making


def moving(comment: bytes = b"") -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "lime", "blue")]
    out = io.BytesIO()
    frames[0].save(
        out, "GIF", save_all=True, append_images=frames[1:], loop=0, comment=comment
    )
    return out.getvalue()


def with_block(block: bytes) -> bytes:
    plain = making.picture("GIF")
    return plain[:-1] + block + b"\x3b"


def hidden(data: bytes) -> list[str]:
    return [part.hidden for part in gif.parts(data) if part.hidden]


def test_a_comment_goes_and_the_picture_still_moves() -> None:
    data = moving(b"taken by Ann")

    clean = serialise(gif.parts(data))

    assert hidden(data) == ["a comment"]
    assert b"Ann" not in clean
    assert b"NETSCAPE2.0" in clean
    assert making.shown(clean) == making.shown(data)


@pytest.mark.parametrize(
    ("name", "block"),
    [
        ("a program's own data", b"\x21\xff\x0bXMP DataXMP\x03abc\0"),
        ("words about the picture", b"\x21\x01\x0c012345678901\x03Ann\0"),
        ("a program's own data", b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\x03Ann\0"),
    ],
)
def test_what_is_hidden_is_named_and_goes(name: str, block: bytes) -> None:
    data = with_block(block)

    assert hidden(data) == [name]
    assert serialise(gif.parts(data)) == making.picture("GIF")


def test_a_place_in_hidden_data_is_told() -> None:
    xmp = bytes((len(making.XMP_PLACE),)) + making.XMP_PLACE
    data = with_block(b"\x21\xff\x0bXMP DataXMP" + xmp + b"\0")

    assert any(part.tells_place for part in gif.parts(data))


def test_what_follows_the_end_goes() -> None:
    data = making.picture("GIF") + b"more"

    assert hidden(data) == ["data after the end of the picture"]
    assert serialise(gif.parts(data)) == making.picture("GIF")


@pytest.mark.parametrize("length", [6, 11, 40, 900])
def test_a_file_cut_short_is_refused_with_a_cure(length: int) -> None:
    with pytest.raises(PictureError, match="copy it again"):
        list(gif.parts(making.picture("GIF")[:length]))


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(PictureError, match="damaged"):
        list(gif.parts(with_block(b"\x77")))
