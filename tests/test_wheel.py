"""The wheel, installed in an empty environment outside the checkout."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
POST = "Well done Aisha Khan!"
OPTIONS = ("--policy=st-marys-putney", "--to=x", "--kind=event", "--as=slt")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    build += ["-d", str(folder)]
    subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
    [path] = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """An environment with the library alone: text checks, no extra."""
    place = wheel.parent / "plain"
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    install(place, str(wheel))
    return place


def install(place: Path, what: str) -> None:
    pip = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", what]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"pip could not install {what}: {done.stderr}"


def check(place: Path, *options: str) -> dict[str, object]:
    roster = place / "pupils.csv"
    roster.write_text("Forename,Surname\nAisha,Khan\n", encoding="utf-8")
    done = subprocess.run(
        [place / "bin" / "schoolgate", "check", *OPTIONS, f"--roster={roster}",
         "--format=json", *options, "-"],
        input=POST, capture_output=True, text=True, check=False, cwd=place,
    )  # fmt: skip
    assert done.returncode in (10, 20), done.stderr
    answer = json.loads(done.stdout)
    assert isinstance(answer, dict)
    return answer


def test_the_installed_command_checks_a_post(installed: Path) -> None:
    answer = check(installed)

    assert answer["outcome"] == "stop"
    assert "SM-34" in str(answer["findings"])


def test_a_photograph_without_the_extra_waits_and_says_what_to_install(
    installed: Path, photograph: Path
) -> None:
    answer = check(installed, f"--photo={photograph}")

    assert "schoolgate[photo]" in str(answer["unanswered"])


def test_the_photo_extra_looks_at_a_photograph(wheel: Path, photograph: Path) -> None:
    place = wheel.parent / "photo"
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    install(place, f"{wheel}[photo]")

    answer = check(place, f"--photo={photograph}")

    assert "schoolgate[photo]" not in str(answer)


def test_the_bulk_extra_reads_many_posts(wheel: Path) -> None:
    place = wheel.parent / "bulk"
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    install(place, f"{wheel}[bulk]")
    posts = place / "posts.jsonl"
    posts.write_text(json.dumps({"text": POST}) + "\n", encoding="utf-8")
    code = "import hyperscan, numba, daachorse, schoolgate.checks.many"

    subprocess.run([place / "bin" / "python", "-c", code], check=True, cwd=place)


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    """A portrait in the public domain, as a JPEG."""
    data = pytest.importorskip("skimage.data")
    image = pytest.importorskip("PIL.Image")
    path = tmp_path / "class.jpg"
    image.fromarray(data.astronaut()).save(path)
    return path
