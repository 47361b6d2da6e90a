"""Seen before: what it takes to ask whether a post's pictures are known in the school.

Run: ``python benchmarks/seen_before.py``. A school of 3,000 pictures that went out, 34
hashes each, 102,000 in all; a post of 20 pictures, of which one is known.
"""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime

import django

PICTURES, HASHES, ASKED, TIMES = 3_000, 34, 20, 30
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


def main() -> None:
    """Fill a school's archive, and ask."""
    os.environ["SCHOOLGATE_DATA"] = tempfile.mkdtemp(prefix="schoolgate-seen-")
    os.environ["SCHOOLGATE_SECRET"] = "for-measuring-only-" + "m" * 40
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schoolgate.web.settings")
    django.setup()
    measure()


def measure() -> None:
    """Print the figures. Models can be imported once Django is set up."""
    from django.core.management import call_command  # noqa: PLC0415

    from schoolgate.web.posts.hashes import forget_hashes  # noqa: PLC0415
    from schoolgate.web.posts.seen import seen_before  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    post = an_archive(random.Random(1))
    pictures = list(post.pictures.all())

    def ask() -> None:
        found = seen_before(post, pictures, ())
        assert len(found) == 1, found

    def read() -> None:
        forget_hashes()
        ask()

    print(f"{PICTURES * HASHES:,} hashes kept, {ASKED} pictures asked about")
    print(f"read anew: {spent(read, 5):.0f} ms; held against them: {spent(ask):.1f} ms")


def spent(step: Callable[[], None], times: int = TIMES) -> float:
    """The median of what a step takes, in milliseconds."""
    every = []
    for _ in range(times):
        begun = time.perf_counter()
        step()
        every.append(time.perf_counter() - begun)
    return statistics.median(every) * 1000


def an_archive(chance: random.Random):  # type: ignore[no-untyped-def]
    """A post of today, in a school where one went out for every picture."""
