"""Seconds and CPU to load a large list of pupils, beside the plainest way to do it.

``python benchmarks/roll_import.py [pupils]``: an empty SQLite database, a first list,
and the same list a year later: everybody a class on, one in twenty with another name or
key, or gone.
Each is handed in, previewed, taken, and the second undone. Beside it, in the same run:
``csv.DictReader`` and ``sqlite3.executemany`` of the same rows into one bare table.
"""

import csv
import io
import os
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")
BAR = 60.0
HEADINGS = "UPN,Legal Forename,Legal Surname,Known As,Class,Year,DOB\n"
SOUNDS = ("ba", "del", "fin", "go", "ka", "lor", "mi", "nes", "ri", "sol", "tan", "ve")


def main(pupils: int) -> None:
    """Measure both ways, and print each step's seconds."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            SCHOOLGATE_DATA=folder,
            SCHOOLGATE_SECRET="for-measuring-only-" + "m" * 40,
            SCHOOLGATE_ADDRESS="http://testserver",
            DJANGO_SETTINGS_MODULE="schoolgate.web.settings",
        )
        first, second = listed(pupils, 0), listed(pupils, 1)
        plain = timed("plain: csv and sqlite3", lambda: _plain(folder, first))
        whole = _ours(first, second)
    ratio = whole / plain
    word = "holds" if whole <= BAR else "falls short"
    print(f"a first list of {pupils:,}: {whole:.1f} s, {ratio:.0f} times plain")
    print(f"bar {BAR:.0f} s: {word}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"most memory: {peak} MB")


def timed(what: str, step: Callable[[], Answer]) -> float:
    """Do a step; print and give its seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    step()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{what:40} {wall:8.2f} s {cpu:8.2f} s of CPU")
    return wall


def listed(pupils: int, year: int) -> bytes:
    """A list of invented pupils, as it is in some year."""
    draw = random.Random(7)
    names = ["".join(draw.choices(SOUNDS, k=3)).title() for _ in range(4000)]
    rows = []
    for number in range(pupils):
        forename, surname = draw.choice(names), draw.choice(names)
        late = number % 60
        if year and late == 0:
            continue
        surname = names[number % 4000] if year and late == 1 else surname
        key = f"B{number:07}" if year and late == 2 else f"A{number:07}"
        form = f"{7 + (number % 5) + year}{'ABCDEFGH'[number % 8]}"
        born = f"201{number % 5}-0{1 + number % 9}-1{number % 10}"
        year_group = 7 + number % 5 + year
        rows.append(f"{key},{forename},{surname},,{form},{year_group},{born}")
    return (HEADINGS + "\n".join(rows) + "\n").encode()


def _plain(folder: str, data: bytes) -> None:
    base = sqlite3.connect(Path(folder) / "plain.sqlite3")
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute("CREATE TABLE pupil (upn PRIMARY KEY, a, b, c, d, e, f)")
    rows = csv.DictReader(io.StringIO(data.decode()))
    with base:
        base.executemany(
            "INSERT INTO pupil VALUES (?, ?, ?, ?, ?, ?, ?)",
            (tuple(row.values()) for row in rows),
        )
    base.close()


def _ours(first: bytes, second: bytes) -> float:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from schoolgate.web.people.actions.hand_in import hand_in
    from schoolgate.web.people.actions.take import take
    from schoolgate.web.people.actions.undo import undo
    from schoolgate.web.people.changes import changes_by
    from schoolgate.web.people.models import Holding, Import, Person, Pupil
    from schoolgate.web.trust.models import School

    call_command("migrate", verbosity=0)
    school = School.objects.create(slug="elm", name="Elm", policy="st-marys-putney")
    office = Person.objects.named("olive@elm.example.org", "Olive", "Example")
    at = timezone.now()
    Holding.objects.create(person=office, school=school, role="office", since=at.date())
    whole = 0.0
    for words, data in (("first", first), ("second", second)):
        upload = hand_in(school, "pupils", ("p.csv", data), by=office, at=at)
        look = timed(f"{words} list: preview", lambda: changes_by(upload))  # noqa: B023
        done = timed(
            f"{words} list: take",
            lambda: take(upload, by=office, at=at),  # noqa: B023
        )
        whole = whole or look + done
    last = Import.objects.first()
    assert last is not None
    print(f"the second list: {last.counts}, image of {len(last.sealed):,} bytes")
    timed("second list: undo", lambda: undo(last, by=office, at=at))
    print(f"{Pupil.objects.filter(left_on=None).count():,} pupils on the roll")
    return whole


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000)
