"""By what somebody could be identified: each reason a sentence, each silence told."""

import numpy as np
import pytest
from PIL import ImageDraw, ImageFont

from schoolgate.engine.people import Person
from schoolgate.engine.record import replace
from schoolgate.reading.pictures import identifying as module
from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.decoding import upright
from schoolgate.reading.pictures.face import Face, Facing
from schoolgate.reading.pictures.facing import _ratio
from schoolgate.reading.pictures.identifying import Evidence, faces_in, identifying
from schoolgate.reading.pictures.lines import Line, Writing
from schoolgate.reading.pictures.reading_lines import of_picture
from schoolgate.reading.pictures.reasons import Account, Kind, Level, Reason
from schoolgate.reading.pictures.tests.portrait import FACE, file_of, portrait
from schoolgate.reading.pictures.unlooked import Unlooked

SIZE = (1000, 800)
NOTHING = Evidence(SIZE, (), Writing((), SIZE), ())
ROLL = (
    Person("1", "Ann", "Lee"),
    Person("2", "Bartholomew", "Quince", known_as="Barty"),
)
PLAIN = Facing(Face((100, 100, 200, 200), 0.9), 0.9)


def account(*lines: str, people: tuple[Person, ...] = ROLL) -> Account:
    written = tuple(Line(text, (10, 10, 90, 20), 0.9) for text in lines)
    return identifying(replace(NOTHING, writing=Writing(written, SIZE), people=people))


def of_faces(*faces: Facing) -> Account:
    return identifying(replace(NOTHING, faces=faces))


def kinds(told: Account) -> list[Kind]:
    return [reason.kind for reason in told.reasons]


def test_where_all_was_asked_and_nothing_found_it_is_low() -> None:
    told = identifying(NOTHING)

    assert (told.level, told.reasons, told.unlooked) == (Level.LOW, (), ())


def test_a_face_that_looks_into_the_camera_is_high() -> None:
    told = of_faces(PLAIN)

    says = "A face takes up 5% of the picture and looks into the camera."
    assert told.reasons == (Reason(Kind.FACE, says, (PLAIN.face.box,)),)
    assert told.level is Level.HIGH


@pytest.mark.parametrize(
    ("frontal", "words"),
    [(0.2, "and is seen from aside."), (None, "A face takes up 5% of the picture.")],
)
def test_a_face_says_how_it_is_seen(frontal: float | None, words: str) -> None:
    (reason,) = of_faces(replace(PLAIN, frontal=frontal)).reasons

    assert words in reason.says


def test_small_faces_are_counted_together() -> None:
    small = [Facing(Face((40 * at, 10, 20, 25), 0.8)) for at in range(3)]

    told = of_faces(*small)

    assert told.reasons[0].says == "3 faces are small: friends may know them."
    assert len(told.reasons[0].boxes) == 3
    assert told.level is Level.SOME


def test_a_possible_face_is_a_question() -> None:
    told = of_faces(Facing(Face((10, 10, 200, 200), 0.4)))

    assert told.reasons[0].says == "1 face is doubtful: is it somebody?"
    assert told.level is Level.SOME


@pytest.mark.parametrize(
    "text", ["Ann Lee", "ANN LEE", "AnnLee", "Bartholomew Quinze", "Barty Quince"]
)
def test_a_full_name_on_a_badge_is_high(text: str) -> None:
    told = account(text)

    assert kinds(told) == [Kind.FULL_NAME]
    assert told.reasons[0].boxes == ((10, 10, 90, 20),)
    assert told.level is Level.HIGH


@pytest.mark.parametrize("text", ["Barty", "ANN", "Ann 3B"])
def test_a_forename_on_a_peg_is_some(text: str) -> None:
    told = account(text)

    assert kinds(told) == [Kind.FORENAME]
    assert told.level is Level.SOME


@pytest.mark.parametrize("text", ["Oak Class", "Reading corner", "Well done!", "", "!"])
def test_other_words_are_no_reason(text: str) -> None:
    assert account(text).reasons == ()


@pytest.mark.parametrize(
    ("text", "kind", "level"),
    [
        ("AB12 CDE", Kind.PLATE, Level.HIGH),
        ("12 Mill Lane", Kind.ADDRESS, Level.HIGH),
        ("12", Kind.NUMBER, Level.SOME),
    ],
)
def test_numbers_that_lead_to_somebody(text: str, kind: Kind, level: Level) -> None:
    told = account(text)

    assert (kinds(told), told.level) == ([kind], level)


def test_a_schools_name_is_known_in_any_letters() -> None:
    written = Writing((Line("OAKFIELD PRIMARY", (0, 0, 9, 9), 0.9),), SIZE)
    asked = replace(NOTHING, writing=written, schools=("Oakfield Primary", "Oak"))

    assert kinds(identifying(asked)) == [Kind.SCHOOL]


@pytest.mark.parametrize(
    ("place", "time", "found"),
    [(True, True, [Kind.WHERE_AND_WHEN]), (True, False, []), (False, True, [])],
)
def test_place_and_time_count_together(
    place: bool, time: bool, found: list[Kind]
) -> None:
    told = identifying(replace(NOTHING, tells_place=place, tells_time=time))

    assert kinds(told) == found


def test_three_weak_kinds_are_as_good_as_a_strong_one() -> None:
    reasons = tuple(
        Reason(kind, "…") for kind in (Kind.NUMBER, Kind.FORENAME, Kind.SCHOOL)
    )

    assert Account(reasons[:2]).level is Level.SOME
    assert Account(reasons).level is Level.HIGH


@pytest.mark.parametrize(
    "asked",
    [
        replace(NOTHING, faces=Unlooked("faces were not counted")),
        replace(NOTHING, writing=Unlooked("writing was not looked for")),
        replace(
            NOTHING, people=None, writing=Writing((Line("x", (0, 0, 9, 9)),), SIZE)
        ),
    ],
)
def test_what_could_not_be_asked_is_never_low(asked: Evidence) -> None:
    told = identifying(asked)

    assert told.level is Level.SOME
    assert len(told.unlooked) == 1


def test_the_portrait_looks_into_the_camera() -> None:
    faces = faces_in(file_of(portrait()))

    assert isinstance(faces, tuple)
    assert [(one.frontal or 0) > 0.8 for one in faces] == [True]


def test_a_file_that_cannot_be_read_has_uncounted_faces() -> None:
    made = faces_in(b"%PDF-1.7")

    assert isinstance(made, Unlooked)
    assert "faces in it were not counted: it is a PDF" in made.why


def test_without_the_package_faces_are_not_said_to_be_absent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(_: str) -> None:
        raise ImportError(name="onnxruntime")

    monkeypatch.setattr(module, "import_module", missing)

    made = faces_in(file_of(portrait()))

    assert isinstance(made, Unlooked)
    assert "pip install schoolgate[photo]" in made.why


@pytest.mark.parametrize(
    ("nose", "other_eye", "frontal"),
    [(50, 70, 1.0), (60, 70, 0.5), (70, 70, 0.0), (80, 70, 0.0), (45, 40, 0.0)],
)
def test_a_nose_before_an_eye_is_seen_from_aside(
    nose: int, other_eye: int, frontal: float
) -> None:
    points = [30, 40, other_eye, 40, nose, 60, 0, 0, 0, 0]
    row = np.array([0, 0, 100, 100, 0.9, *points], np.float32)

    assert _ratio(row) == frontal


def test_a_made_picture_with_a_badge_from_end_to_end() -> None:
    image = portrait(1024).copy()
    draw = ImageDraw.Draw(image)
    draw.rectangle((300, 800, 640, 880), fill="white")
    draw.text((320, 810), "Ann Lee", font=ImageFont.load_default(56), fill="black")
    data = file_of(image)
    written = of_picture(upright(cut(data), 2560))

    told = identifying(Evidence(image.size, faces_in(data), written, ROLL))

    assert {Kind.FACE, Kind.FULL_NAME} <= set(kinds(told))
    (name,) = [one for one in told.reasons if one.kind is Kind.FULL_NAME]
    assert name.boxes[0][1] > 2 * (FACE[1] + FACE[3])
