"""CPU per request of Today in a demonstration, by role, with how many queries it runs.

``python -m benchmarks.today`` builds a demonstration of its own, or takes the one in
the folder that SCHOOLGATE_DATA names.
"""

import atexit
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

import django

if "SCHOOLGATE_DATA" not in os.environ:
    os.environ["SCHOOLGATE_DATA"] = tempfile.mkdtemp(prefix="schoolgate-today-")
    atexit.register(shutil.rmtree, os.environ["SCHOOLGATE_DATA"])
    subprocess.run([sys.executable, "-m", "schoolgate", "demonstration"], check=True)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schoolgate.web.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from schoolgate.web.people.models import Person  # noqa: E402
from schoolgate.web.people.rights import holders  # noqa: E402
from schoolgate.web.trust.models import School  # noqa: E402

ROLES = ("head", "dsl", "office", "teacher")
ROUNDS, REPEATS = 7, 12


def main() -> None:
    """Print the median of the rounds for each role, over all schools."""
    pages = {role: list(_pages(role)) for role in ROLES}
    times: dict[str, list[float]] = {role: [] for role in ROLES}
    for round_ in range(ROUNDS + 1):
        for role, some in pages.items():
            begun = time.process_time()
            for _ in range(REPEATS if round_ else 1):
                for browser, address in some:
                    assert browser.get(address).status_code == 200, address
            spent = time.process_time() - begun
            if round_:
                times[role].append(spent / REPEATS / len(some))
    for role, some in pages.items():
        ms = statistics.median(times[role]) * 1000
        print(f"{role:10} {ms:7.2f} ms of CPU, {_queries(some):5.1f} queries")


def _pages(role: str) -> Iterator[tuple[Client, str]]:
    for school in School.objects.select_related("trust").order_by("slug"):
        person = holders(school, frozenset((role,)), timezone.localdate()).first()
        if person is not None:
            yield _signed_in(person), f"/school/{school.slug}/"


def _signed_in(person: Person) -> Client:
    browser = Client(headers={"host": "127.0.0.1:8000"})
    browser.force_login(person)
    return browser


def _queries(pages: list[tuple[Client, str]]) -> float:
    with CaptureQueriesContext(connection) as run:
        for browser, address in pages:
            browser.get(address)
    return len(run) / len(pages)


if __name__ == "__main__":
    main()
