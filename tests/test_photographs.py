"""A photograph through the gate: who is in it, may they be shown, who has looked?"""

from pathlib import Path

import pytest

from schoolgate.cli.tests.conftest import Answer, run

DEMO = Path(__file__).parents[1] / "demo"
CONSENTS = """\
Name,Use,Consent,From,Until
Aisha Khan,facebook,yes,2026-01-01,
Summer Green,facebook,yes,2025-01-01,2026-01-01
Grace Okafor,x,yes,2026-01-01,
Tomasz Zielinski,facebook,no,2026-01-01,
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portrait in the public domain, a consent list and a restricted list."""
    skimage = pytest.importorskip("skimage.data")
    pillow = pytest.importorskip("PIL.Image")
    place = tmp_path_factory.mktemp("school")
    pillow.fromarray(skimage.astronaut()).save(place / "class.jpg")
    (place / "consents.csv").write_text(CONSENTS, encoding="utf-8")
    (place / "restricted.csv").write_text("Name\nRhys Ap Iorwerth\n", encoding="utf-8")
    return place


def check(folder: Path, *options: str) -> Answer:
    photo = folder / "class.jpg"
    return run(
        "check",
        "--policy=st-marys-putney",
        "--to=facebook",
        "--kind=activity",
        "--as=slt",
        "--on=2026-11-20T10:00",
        f"--roster={DEMO / 'pupils.csv'}",
        f"--staff={DEMO / 'staff.csv'}",
        f"--consents={folder / 'consents.csv'}",
        f"--restricted={folder / 'restricted.csv'}",
        f"--photo={photo}",
        f"--alt={photo}=A child at a desk",
        "--format=json",
        *(option.replace("PHOTO", str(photo)) for option in options),
        "-",
        text="Our science morning was fun.",
    )


def cited(answer: Answer, part: str = "findings") -> set[str]:
    rows = answer.json[part]
    assert isinstance(rows, list)
    return {clause for row in rows for clause in row["clauses"]}


def test_a_photograph_nobody_has_looked_at_waits_with_its_faces(folder: Path) -> None:
    answer = check(folder)

    rows = answer.json["findings"]
    assert isinstance(rows, list)
    [box] = next(row["photo"]["boxes"] for row in rows if row["check"] == "pictured")
    assert answer.status == 10
    assert {"SM-11", "law:B13"} <= cited(answer, "unanswered")
    assert 150 < box[0] < 260
    assert 40 < box[1] < 130


def test_consent_for_this_platform_today_lets_it_through(folder: Path) -> None:
    answer = check(folder, "--in-picture=PHOTO:Aisha Khan", "--recognisable=PHOTO=no")

    assert (answer.status, answer.json["outcome"]) == (0, "allow")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Tomasz Zielinski", "a refusal"),
        ("Summer Green", "a consent that has run out"),
        ("Grace Okafor", "a consent for another platform"),
        ("Amelia O'Connor-Hughes", "no consent at all"),
    ],
)
def test_anything_less_stops_and_names_nobody(
    folder: Path, name: str, why: str
) -> None:
    answer = check(folder, f"--in-picture=PHOTO:{name}", "--recognisable=PHOTO=no")

    assert answer.status == 20, why
    assert "SM-11" in cited(answer)
    assert name not in answer.out


def test_a_child_who_must_not_be_shown_is_stopped_by_law(folder: Path) -> None:
    answer = check(
        folder, "--in-picture=PHOTO:Rhys Ap Iorwerth", "--recognisable=PHOTO=no"
    )

    assert answer.status == 20
    assert "law:B14" in cited(answer)
    assert "Rhys" not in answer.out


def test_a_face_where_nobody_is_said_to_be_waits(folder: Path) -> None:
    answer = check(folder, "--nobody-in-picture=PHOTO")

    assert answer.status == 10
    assert "law:B13" in cited(answer, "unanswered")


def test_a_file_that_is_no_picture_waits_for_a_person(folder: Path) -> None:
    broken = folder / "broken.jpg"
    broken.write_bytes(b"%PDF-1.7 not a picture")

    answer = check(
        folder,
        "--in-picture=PHOTO:Aisha Khan",
        "--recognisable=PHOTO=no",
        f"--photo={broken}",
        f"--alt={broken}=A letter",
        f"--nobody-in-picture={broken}",
    )

    assert answer.status == 10
    assert "law:B12" in cited(answer, "unanswered")
