"""``schoolgate clean``, as a person calls it."""

from pathlib import Path

from schoolgate.cli.tests.conftest import run

# A JPEG of one pixel with a comment in it, written out by hand.
PIXEL = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000fffe000b536563726574212121ffdb004300"
    + "01" * 64
    + "ffc0000b080001000101011100ffc4001400010000000000000000000000000000000affc40014"
    "100100000000000000000000000000000000ffda0008010100003f003fffd9"
)


def test_a_clean_copy_holds_nothing_hidden(tmp_path: Path) -> None:
    photo = tmp_path / "class.jpg"
    photo.write_bytes(PIXEL)

    answer = run("clean", str(photo), "--out", str(tmp_path / "out"))

    assert answer.status == 0, answer.out + answer.err
    assert b"Secret" not in (tmp_path / "out" / "class.jpg").read_bytes()
    assert photo.read_bytes() == PIXEL


def test_what_cannot_be_read_is_left_to_a_person(tmp_path: Path) -> None:
    photo = tmp_path / "class.jpg"
    photo.write_bytes(b"not a picture")

    answer = run("clean", str(photo), "--out", str(tmp_path / "out"))

    assert answer.status == 10
    assert "A person has to look" in answer.out
    assert list((tmp_path / "out").iterdir()) == []


def test_a_missing_photograph_is_wrong_usage(tmp_path: Path) -> None:
    answer = run("clean", "missing.jpg", "--out", str(tmp_path / "out"))

    assert (answer.status, answer.out) == (2, "")
    assert "no such file" in answer.err
