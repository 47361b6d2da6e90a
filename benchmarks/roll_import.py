"""Seconds and CPU to load a large list of pupils, beside the plainest way to do it.

``python benchmarks/roll_import.py [pupils]``: an empty SQLite database, a first list,
and the same list a year later: everybody a class on, one in twenty with another name or
key, or gone. Each is handed in, shown and taken, and the second undone. Beside it, in
the same run: ``csv.DictReader`` and ``sqlite3.executemany`` of the same rows into one
bare table. Last, a OneRoster zip of as many pupils, with a parent each.
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
import zipfile
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
        whole = _ours(first, second, roster(pupils))
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


def roster(pupils: int) -> bytes:
    """A OneRoster zip of pupils, each with a parent, a homeroom and ten lessons."""
    users = ["sourcedId,status,givenName,familyName,email,agentSourcedIds,grades"]
    roles = ["sourcedId,status,userSourcedId,roleType,role,orgSourcedId"]
    placed = ["sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role"]
    for n in range(pupils):
        name = SOUNDS[n % 12].title() + SOUNDS[n // 12 % 12]
        users += [
            f"p{n},,{name},{name}a,,g{n},{7 + n % 5}",
            f"g{n},,{name},{name}b,g{n}@home.example.org,,",
        ]
        roles += [f"r{n},,p{n},primary,student,o", f"s{n},,g{n},primary,parent,o"]
        placed += [f"e{n}-{k},,c{(n + k) % 400},o,p{n},student" for k in range(11)]
    classes = [
        f"c{n},,C{n},{'homeroom' if n % 11 == 0 else 'scheduled'},t" for n in range(400)
    ]
    files = {
        "manifest": ["propertyName,value", "oneroster.version,1.2"],
        "orgs": ["sourcedId,status,name,type", "o,,Elm School,school"],
        "users": users,
        "roles": roles,
        "classes": ["sourcedId,status,title,classType,termSourcedIds", *classes],
        "enrollments": placed,
        "academicSessions": ["sourcedId,status,endDate", "t,,2027-07-20"],
    }
    files["manifest"] += [f"file.{name},bulk" for name in files if name != "manifest"]
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, lines in files.items():
            archive.writestr(f"{name}.csv", "\n".join(lines) + "\n")
    return whole.getvalue()


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


def _ours(first: bytes, second: bytes, zipped: bytes) -> float:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from schoolgate.web.imports.actions.hand_in import hand_in
    from schoolgate.web.imports.actions.take import take
    from schoolgate.web.imports.actions.undo import undo
    from schoolgate.web.imports.changes import changes_by
    from schoolgate.web.imports.models import Import
    from schoolgate.web.people.models import Holding, Person, Pupil
    from schoolgate.web.trust.models import School

    call_command("migrate", verbosity=0)
    at = timezone.now()
    office = Person.objects.create_named("olive@elm.example.org", "Olive", "Example")

    def opened(slug: str) -> School:
        made = School.objects.create(slug=slug, name=slug, policy="st-marys-putney")
        day = at.date()
        Holding.objects.create(person=office, school=made, role="office", since=day)
        return made

    def load(school: School, kind: str, data: bytes, words: str) -> float:
        upload = hand_in(school, kind, (kind, data), by=office, at=at)
        shown = timed(f"{words}: shown", lambda: changes_by(upload))
        return shown + timed(f"{words}: taken", lambda: take(upload, by=office, at=at))

    school = opened("elm")
    whole = load(school, "pupils", first, "first list")
    load(school, "pupils", second, "second list")
    last = Import.objects.first()
    assert last is not None
    print(f"the second list: {last.counts}, image of {len(last.sealed):,} bytes")
    timed("second list: undone", lambda: undo(last, by=office, at=at))
    load(opened("oak"), "one-roster", zipped, f"OneRoster of {len(zipped):,} bytes")
    print(f"{Pupil.objects.filter(left_on=None).count():,} pupils on both rolls")
    return whole


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000)
