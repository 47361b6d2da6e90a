"""A cold check of a text imports nothing heavy."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("numpy", "onnxruntime", "tldextract", "numba", "PIL", "hyperscan", "regex")
# Cheap one by one, but each costs a tenth of the time that a cold check may take.
PUT_OFF = ("yaml", "dataclasses", "inspect", "html", "shutil", "schoolgate.checks.many")
RUN = """
import json, sys
from schoolgate.cli import main
status = main()
sys.stderr.write(json.dumps([status, sorted(sys.modules)]))
"""
OPTIONS = "--policy st-marys-putney --to facebook --kind event --as slt".split()


@pytest.fixture(scope="module")
def roll(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("roll") / "pupils.csv"
    pupils = "".join(f"Aisha{n},Khan{n}\n" for n in map(chr, range(97, 123)))
    path.write_text(f"Forename,Surname\n{pupils}Aisha,Khan\n", encoding="utf-8")
    return path


def checked(text: str, roll: Path) -> tuple[int, frozenset[str]]:
    """The exit status of a check in a process of its own, and what it imported."""
    run = (sys.executable, "-c", RUN, "check", *OPTIONS, "--roster", str(roll), "-")
    done = subprocess.run(run, input=text.encode(), capture_output=True, check=True)
    status, modules = json.loads(done.stderr)
    return int(status), frozenset(modules)


@pytest.fixture(scope="module")
def quiet(roll: Path) -> frozenset[str]:
    """What is imported for a text that may go out, once its policy is known here."""
    checked("", roll)
    status, modules = checked("Our Summer Fayre is on Saturday.", roll)
    assert status == 0
    return modules


@pytest.mark.parametrize("module", HEAVY)
def test_a_check_of_a_text_imports_nothing_heavy(
    quiet: frozenset[str], module: str
) -> None:
    assert module not in quiet


@pytest.mark.parametrize("module", PUT_OFF)
def test_a_check_of_a_text_puts_off_what_it_can_do_without(
    quiet: frozenset[str], module: str
) -> None:
    assert module not in quiet


def test_a_text_that_is_stopped_imports_nothing_heavy_either(roll: Path) -> None:
    status, modules = checked("Well done Aisha Khan in Year 4! 07700 900123", roll)

    assert status == 20
    assert modules.isdisjoint(HEAVY)
