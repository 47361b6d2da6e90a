"""Faces as a teacher is told of them: a question, never an all-clear."""

from pathlib import Path

import pytest

from schoolgate.checks.photo import faces
from schoolgate.checks.photo.tests.looking import (
    SCHOOL,
    found,
    look,
    measured,
    photo,
    says,
    unsaid,
)
from schoolgate.engine.finding import Seen
from schoolgate.reading.pictures.face import Face
from schoolgate.reading.pictures.tests import making
from schoolgate.reading.pictures.tests.portrait import group

SURE, UNSURE = Face((1, 2, 30, 40), 0.8), Face((5, 6, 7, 8), 0.4)


def look_at(folder: Path, *files: bytes) -> list[Seen]:
    paths = [folder / f"{number}.jpg" for number in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    return look(faces, SCHOOL, *(photo(path=path) for path in paths))


def seen_of(monkeypatch: pytest.MonkeyPatch, *told: Face) -> list[Seen]:
    monkeypatch.setattr(faces, "faces", lambda _path: told)
    return look(faces, SCHOOL, photo())


def test_faces_are_counted_over_all_photographs(tmp_path: Path) -> None:
    seen = look_at(tmp_path, group(2, 1), group(1, 1), making.picture("JPEG"))

    assert found(seen) == {"faces.found"}
    assert measured(seen) == {"faces.count": 3}
    assert [said for said in says(seen) if "possible" not in said] == [
        "2 faces found in 0.jpg: is anyone missing?",
        "1 face found in 1.jpg: is anyone missing?",
    ]


def test_a_possible_face_is_asked_and_not_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = seen_of(monkeypatch, UNSURE)

    assert (found(seen), unsaid(seen)) == (set(), {"faces.found"})
    assert measured(seen) == {"faces.count": 0}
    assert says(seen) == ["1 possible face in class.jpg: is it somebody?"]


def test_certain_and_possible_faces_have_boxes_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = seen_of(monkeypatch, SURE, UNSURE)

    places = [getattr(each, "photo", None) for each in seen]
    assert [place.boxes for place in places if place] == [(SURE.box,), (UNSURE.box,)]


def test_a_photograph_without_faces_is_never_called_anything(tmp_path: Path) -> None:
    seen = look_at(tmp_path, making.picture("JPEG"))

    assert says(seen) == []
    assert measured(seen) == {"faces.count": 0}


def test_a_photograph_that_cannot_be_read_leaves_the_count_unsaid(
    tmp_path: Path,
) -> None:
    seen = look_at(tmp_path, group(1, 1), b"")

    assert unsaid(seen) >= {"faces.found", "faces.count"}
    assert measured(seen) == {}
