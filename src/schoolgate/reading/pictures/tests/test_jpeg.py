"""JPEG segments: what goes, what stays, and what can't be read."""

import pytest

from schoolgate.reading.pictures import jpeg
from schoolgate.reading.pictures.part import PictureError, serialise
from schoolgate.reading.pictures.tests import making
from schoolgate.reading.pictures.tests.making import segment

EXIF = segment(0xE1, b"Exif\0\0" + making.EXIF_WITH_PLACE)
TURNED = segment(0xE1, b"Exif\0\0" + making.EXIF_TURNED)
XMP = b"http://ns.adobe.com/xap/1.0/\0"
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0b"
PREVIEW = b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01\xaa\xbb\xcc"

HIDDEN = {
    "the camera's own data (EXIF)": EXIF,
    "editing data (XMP)": segment(0xE1, XMP + making.XMP_PLAIN),
    "a list of further pictures in the file": segment(0xE2, b"MPF\0MM\0*"),
    "a caption and keywords (IPTC)": segment(0xED, IPTC + b"\x1c\x02\x50\0\x03Ann"),
    "a preview": segment(0xE0, b"JFXX\0\x10tiny"),
    "a comment": segment(0xFE, b"taken by Ann"),
    "the maker's own data": segment(0xEC, b"Ducky\0"),
    "data that belong to no part of the picture": b"stray",
}


def hidden(data: bytes) -> list[str]:
    return [part.hidden for part in jpeg.parts(data) if part.hidden]


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_is_named_and_goes(name: str) -> None:
    data = making.jpeg(HIDDEN[name])

    clean = serialise(jpeg.parts(data))

    assert hidden(data) == [name]
    assert hidden(clean) == []
    assert making.shown(clean) == making.shown(data)


def test_a_clean_picture_is_not_touched() -> None:
    data = making.jpeg()

    assert serialise(jpeg.parts(data)) == data
    assert hidden(data) == []


def test_which_way_up_is_kept_and_nothing_else_of_exif() -> None:
    data = making.jpeg(EXIF)

    clean = serialise(jpeg.parts(data))

    assert clean == making.jpeg(TURNED)
    assert hidden(clean) == []


def test_a_second_exif_goes_whole() -> None:
    clean = serialise(jpeg.parts(making.jpeg(EXIF, EXIF)))

    assert clean == making.jpeg(TURNED)


def test_the_colour_profile_is_kept() -> None:
    profile = segment(0xE2, b"ICC_PROFILE\0\x01\x01profile")

    assert serialise(jpeg.parts(making.jpeg(profile))) == making.jpeg(profile)


def test_a_preview_within_the_head_goes_and_the_head_stays() -> None:
    data = making.picture("JPEG")
    with_preview = data[:2] + segment(0xE0, PREVIEW) + data[20:]

    clean = serialise(jpeg.parts(with_preview))

    assert hidden(with_preview) == ["a preview"]
    assert len(clean) == len(data)


def test_what_follows_the_end_of_the_picture_goes() -> None:
    data = making.jpeg(after=b"a film of the same moment")

    assert hidden(data) == ["data after the end of the picture"]
    assert serialise(jpeg.parts(data)) == making.jpeg()


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (making.jpeg(EXIF), True),
        (making.jpeg(TURNED), False),
        (making.jpeg(segment(0xE1, XMP + making.XMP_PLACE)), True),
        (making.jpeg(segment(0xE1, XMP + making.XMP_PLAIN)), False),
        (making.jpeg(segment(0xE1, XMP + b'<x photoshop:City=""/>')), False),
        (making.jpeg(segment(0xED, IPTC + b"\x1c\x02\x5a\0\x06Putney")), True),
        (making.jpeg(segment(0xED, IPTC + b"\x1c\x02\x50\0\x03Ann")), False),
        (making.jpeg(after=making.jpeg(EXIF)), True),
        (making.jpeg(segment(0xFE, b"at City Farm")), False),
    ],
)
def test_a_place_is_told_from_other_hidden_data(data: bytes, place: bool) -> None:
    assert any(part.tells_place for part in jpeg.parts(data)) is place


@pytest.mark.parametrize("length", [3, 4, 22, 100, 500])
def test_a_file_cut_short_is_refused_with_a_cure(length: int) -> None:
    with pytest.raises(PictureError, match="copy it again"):
        list(jpeg.parts(making.picture("JPEG")[:length]))


def test_a_file_without_a_picture_is_refused() -> None:
    with pytest.raises(PictureError, match="no picture in it"):
        list(jpeg.parts(b"\xff\xd8\xff\xd9"))


def test_every_real_camera_file_comes_out_with_nothing_hidden() -> None:
    for path in making.camera_files("**/*.jpg"):
        clean = serialise(jpeg.parts(path.read_bytes()))

        assert hidden(clean) == [], path.name
        assert serialise(jpeg.parts(clean)) == clean, path.name


def test_no_pixel_of_a_real_camera_file_changes() -> None:
    for path in making.camera_files("landscape_*.jpg"):
        data = path.read_bytes()

        assert making.shown(serialise(jpeg.parts(data))) == making.shown(data)
