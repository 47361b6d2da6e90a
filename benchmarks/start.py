"""How long a cold check takes, beside a Python that does nothing.

    python benchmarks/start.py [--rounds 15]

CPU time of the whole process, as the system counts it, the two by turns. The bar: ten
times ``python -c pass``, for a short text and a roll of 2,000 pupils.
"""

import argparse
import compileall
import csv
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

SOURCE = Path(__file__).resolve().parents[1] / "src"
BAR = 10
FORENAMES = (
    "Aisha Tomasz Summer Grace Rhys Amelia Will Muhammad Zoë Sean-Paul Ngozi Isla Kai "
    "Priya Eleri Hamza Freya Oscar Mei Lottie"
).split()
SURNAMES = (
    "Khan Zieliński Green Okafor Iorwerth O'Connor-Hughes Smith Ali Brontë Adeyemi "
    "MacLeod Patel Evans Begum Novak Chen Whitcombe Ahmed Robinson Szabó"
).split()
TEXTS = {
    "an event": "What a lovely morning at our Summer Fayre! Thank you to everybody "
    "who came and helped.",
    "a pupil's full name": "Well done Aisha Khan, our star of the week in Year 4!",
    "a trip": "Year 5 are off to the Science Museum tomorrow. Please be at the gate "
    "by 8.15am with a packed lunch.",
}
OPTIONS = "--policy st-marys-putney --to facebook --kind event --as slt".split()


def main() -> None:
    """Print one line a text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    compileall.compile_dir(SOURCE, quiet=1)
    print(
        "| a cold check of | ms of CPU, least | median | times `pass`, least | median |"
    )
    print("| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        roll = Path(folder) / "pupils.csv"
        write_roll(roll, 2_000)
        for name, text in TEXTS.items():
            post = Path(folder) / "post.txt"
            post.write_text(text, encoding="utf-8")
            print(measured(name, command(roll, post), rounds), flush=True)


def write_roll(path: Path, size: int) -> None:
    """Write a roll of invented pupils, of whom few have the same surname."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("Forename", "Surname", "Year", "UPN"))
        for number in range(size):
            surname = SURNAMES[number % len(SURNAMES)]
            other = SURNAMES[number // len(SURNAMES) % len(SURNAMES)]
            forename = FORENAMES[number * 7 % len(FORENAMES)]
            double = f"{surname}-{other}" if number % 9 == 0 else other
            rows.writerow((forename, double, number % 7, f"U{number:06}"))


def command(roll: Path, post: Path) -> list[str]:
    """The check of one post, as a school types it."""
    run = "import sys; from schoolgate.cli import main; sys.exit(main())"
    start = [sys.executable, "-c", run, "check", *OPTIONS]
    return [*start, "--roster", str(roll), str(post)]


def measured(name: str, check: list[str], rounds: int) -> str:
    """One line of the table: the check and Python alone, by turns."""
    nothing = [sys.executable, "-c", "pass"]
    times = [(cpu(check), cpu(nothing)) for _ in range(rounds)]
    checks, alone = zip(*times, strict=True)
    least, middle = min(checks) / min(alone), median(checks) / median(alone)
    return (
        f"| {name} | {min(checks):.0f} | {median(checks):.0f} "
        f"| {least:.1f} | {middle:.1f} |"
    )


def cpu(given: list[str]) -> float:
    """Milliseconds of CPU that a command takes, in user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(given, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent * 1000


if __name__ == "__main__":
    main()
