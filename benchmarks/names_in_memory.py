"""How much memory the names of 200 schools take in one process of the site.

    python -m benchmarks.names_in_memory [--schools 200] [--pupils 1000]

Each way is a process of its own, which fills a database of its own with invented pupils
and asks for every school's names, as the checks do. Resident memory is the system's
figure, before and after. The ways: the lists alone, with the plain index of
``reading.name_index``, and with the keyed one that the site keeps. The bar: what the
site keeps is at most half of what the plain index takes.
"""

import argparse
import gc
import itertools
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import django
from django.core.management import call_command

WAYS = ("lists", "plain", "keyed")
BAR = 0.5
POLICY = "st-marys-putney"
SYLLABLES = (
    "an ber col den el far gar hol is jar kel lam mor nor ost pen quin ros sal tor ul "
    "ven wil yar zan"
).split()
ENDS = ("", "ton", "ley", "son")


def main() -> None:
    """Print one line a way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--schools", type=int, default=200)
    parser.add_argument("--pupils", type=int, default=1000)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.way:
        measure(arguments.way, arguments.schools, arguments.pupils)
        return
    print("| kept of each school | MB | KB a school | ms to make |", flush=True)
    print("| --- | --- | --- | --- |", flush=True)
    taken = {way: _apart(way, sys.argv[1:]) for way in WAYS}
    share = taken["keyed"] / taken["plain"]
    print(f"\nthe site's against the plain index: {share:.2f} (bar {BAR})")
    sys.exit(share > BAR)


def _apart(way: str, arguments: list[str]) -> float:
    command = [sys.executable, "-m", "benchmarks.names_in_memory", "--way", way]
    said = subprocess.run(
        [*command, *arguments], check=True, text=True, capture_output=True
    ).stdout.strip()
    print(said, flush=True)
    return float(said.split("|")[2])


def measure(way: str, schools: int, pupils: int) -> None:
    """Fill a database, ask for every school's names, and print the line."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "SCHOOLGATE_DATA": folder,
            "SCHOOLGATE_DEMONSTRATION": "1",
            "DJANGO_SETTINGS_MODULE": "schoolgate.web.settings",
        }
        django.setup()
        call_command("migrate", verbosity=0)
        fill(schools, pupils)
        print(_asked(way, schools))


def fill(schools: int, pupils: int) -> None:
    """Invent the schools, with names in the proportions of a real roll."""
    from django.utils import timezone

    from schoolgate.reading.nicknames import forenames
    from schoolgate.web.people.models import Pupil, Roll, StaffMember
    from schoolgate.web.trust.models import School

    chance, now = random.Random(1), timezone.now()
    known = sorted(forenames())
    surnames = ["".join(parts).title() for parts in itertools.product(*_PARTS)]

    def names() -> dict[str, str]:
        surname = chance.choice(surnames)
        if chance.random() < 0.06:
            surname += f"-{chance.choice(surnames)}"
        known_as = chance.choice(known).title() if chance.random() < 0.1 else ""
        forename = chance.choice(known).title()
        return {"forename": forename, "surname": surname, "known_as": known_as}

    for number in range(schools):
        school = School.objects.create(slug=f"s{number}", name="S", policy=POLICY)
        Roll.objects.create(school=school, version=1, pupils_at=now, staff_at=now)
        Pupil.objects.bulk_create(
            Pupil(school=school, key=f"U{n:012}", **names()) for n in range(pupils)
        )
        StaffMember.objects.bulk_create(
            StaffMember(school=school, key=f"S{n}", **names())
            for n in range(pupils // 10)
        )


_PARTS = (SYLLABLES, SYLLABLES, ENDS)


def _asked(way: str, schools: int) -> str:
    from schoolgate.reading.name_index import NameIndex, Names
    from schoolgate.web.people import names
    from schoolgate.web.trust.models import School

    every = list(School.objects.select_related("roll").order_by("pk"))
    names.known_people(every[0])
    names.forget_names()
    kept: list[object] = []
    gc.collect()
    before, started = _resident(), time.process_time()
    for school in every:
        if way == "keyed":
            names.known_people(school)
            continue
        known = names.lists_of(school.roll)
        indexes: list[Names] = []
        if way == "plain":
            rolls = (known.pupils or (), known.staff or ())
            indexes = [NameIndex(people) for people in rolls]
            kept += [(index.initialled, index.partners) for index in indexes]
        kept.append((known, indexes))
    spent = (time.process_time() - started) / schools * 1000
    gc.collect()
    taken = _resident() - before
    return f"| {way} | {taken:.0f} | {taken / schools * 1000:.0f} | {spent:.0f} |"


def _resident() -> float:
    """Resident memory of this process in MB."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
