"""Who is shown, as the author says; and faces that nobody has accounted for."""

from pathlib import Path

import pytest

from schoolgate.checks.photo import pictured
from schoolgate.checks.photo.tests.looking import (
    NOWHERE,
    SCHOOL,
    found,
    look,
    photo,
    says,
    unsaid,
    why,
)
from schoolgate.engine.finding import Finding
from schoolgate.engine.record import replace
from schoolgate.reading.pictures.tests import making
from schoolgate.reading.pictures.tests.portrait import group
from schoolgate.reading.post import Photo
from schoolgate.reading.school import School

CHILD, STAFF, ANYONE, KNOWN, FACES = pictured.FACTS


@pytest.fixture
def empty_room(tmp_path: Path) -> Path:
    path = tmp_path / "class.jpg"
    path.write_bytes(making.picture("JPEG", (200, 200)))
    return path


@pytest.fixture
def two_people(tmp_path: Path) -> Path:
    path = tmp_path / "two.jpg"
    path.write_bytes(group(2, 1))
    return path


@pytest.mark.parametrize(
    ("names", "facts"),
    [
        (("Aisha Khan",), {CHILD, ANYONE}),
        (("ash khan", "ZOE SMITH JONES"), {CHILD, ANYONE}),
        (("Priya O’Dell",), {STAFF, ANYONE}),
        (("Aisha Khan", "Priya Odell"), {CHILD, STAFF, ANYONE}),
    ],
)
def test_the_people_named_are_found_on_the_rolls(
    names: tuple[str, ...], facts: set[str], empty_room: Path
) -> None:
    seen = look(pictured, SCHOOL, photo(*names, path=empty_room))

    assert found(seen) == facts
    assert unsaid(seen) == {KNOWN}


@pytest.mark.parametrize("name", ["Asha Khan", "Aisha", "Khan Aisha", "Tom Reed"])
def test_a_name_on_no_roll_waits(name: str, empty_room: Path) -> None:
    seen = look(pictured, SCHOOL, photo(name, path=empty_room))

    assert found(seen) == {ANYONE}
    assert unsaid(seen) == {CHILD, STAFF, KNOWN}
    assert why(seen)[0] == (
        f"“{name}” in class.jpg is on no roll given: check the spelling"
    )


def test_without_rolls_every_name_waits(empty_room: Path) -> None:
    seen = look(pictured, School(), photo("Aisha Khan", path=empty_room))

    assert {CHILD, STAFF} <= unsaid(seen)


def test_a_picture_of_which_nothing_is_said_waits(empty_room: Path) -> None:
    seen = look(pictured, SCHOOL, photo(path=empty_room))

    assert unsaid(seen) == {CHILD, STAFF, ANYONE, KNOWN}
    assert "nobody has said who is in class.jpg" in why(seen)


def test_nobody_in_the_picture_is_an_answer(empty_room: Path) -> None:
    seen = look(pictured, SCHOOL, Photo("class.jpg", empty_room, nobody=True))

    assert seen == []


@pytest.mark.parametrize(("answer", "facts"), [(True, {KNOWN}), (False, set())])
def test_whether_anybody_can_be_recognised_is_taken_as_said(
    answer: bool, facts: set[str], empty_room: Path
) -> None:
    shown = replace(photo("Aisha Khan", path=empty_room), recognisable=answer)

    seen = look(pictured, SCHOOL, shown)

    assert found(seen) == {CHILD, ANYONE} | facts
    assert unsaid(seen) == set()


def test_more_faces_than_names_are_asked_for_with_their_boxes(two_people: Path) -> None:
    seen = look(pictured, SCHOOL, photo("Aisha Khan", path=two_people))

    boxes = [s.photo.boxes for s in seen if isinstance(s, Finding) and s.photo]
    assert FACES in unsaid(seen)
    assert says(seen)[-1] == (
        "2 faces found in two.jpg, and 1 person named: who is missing?"
    )
    assert len(boxes[-1]) == 2


def test_a_face_in_a_picture_of_nobody_is_asked_for(two_people: Path) -> None:
    seen = look(pictured, SCHOOL, Photo("two.jpg", two_people, nobody=True))

    assert unsaid(seen) == {FACES}
    assert "no people named" in says(seen)[0]


def test_as_many_names_as_faces_account_for_all(two_people: Path) -> None:
    named = photo("Aisha Khan", "Zoë Smith-Jones", path=two_people)

    assert FACES not in unsaid(look(pictured, SCHOOL, named))


def test_a_picture_that_cannot_be_read_leaves_faces_unaccounted() -> None:
    seen = look(pictured, SCHOOL, Photo("class.jpg", NOWHERE, nobody=True))

    assert unsaid(seen) == {FACES}
    assert why(seen)[0].startswith("class.jpg: it can't be opened")


def test_without_the_extra_faces_are_unaccounted_and_the_cure_is_told(
    empty_room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name, name="onnxruntime")

    monkeypatch.setattr(pictured, "import_module", missing)
    seen = look(pictured, SCHOOL, Photo("class.jpg", empty_room, nobody=True))

    assert unsaid(seen) == {FACES}
    assert "pip install schoolgate[photo]" in why(seen)[0]
