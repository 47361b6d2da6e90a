"""How fast names are found, by CPU time, each figure beside its yardstick.

    python benchmarks/names_speed.py [--people 1000000]

The roll is drawn by share; the posts are real ones, twenty times over.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from schoolgate.checks.text.names import look
from schoolgate.checks.text.tests.evaluating_names import drawn, posts
from schoolgate.reading.bulk_build import build, load, save
from schoolgate.reading.bulk_names import BulkNames
from schoolgate.reading.context import Surroundings
from schoolgate.reading.post import Post
from schoolgate.reading.pupils_named import full_names
from schoolgate.reading.school import School
from schoolgate.reading.words import Words

TIMES = 100


def best(work: Callable[[], object], rounds: int = 5) -> float:
    """Seconds of CPU of the fastest round."""
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return min(spent)


def megabytes() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = status.read_text("utf-8").splitlines()
    held = next(line for line in lines if line.startswith("VmRSS"))
    return int(held.split()[1]) / 1024


def found(texts: list[str], index: BulkNames) -> int:
    """Findings out: the pass, and the plain way for what it keeps."""
    kept = index.full_names(texts)
    named = (full_names(Surroundings(Words(texts[at])), index) for at in kept)
    return sum(map(len, named))


def loaded(people: int) -> BulkNames:
    """Build in this process, keep, and load again with the kernel warm."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roll.npz"
        began = time.process_time()
        save(build(drawn(people, 5)), path)
        print(f"built and kept in {time.process_time() - began:.1f} s")
        index = load(path)
        index.full_names(["warm the kernel"])
        print(f"loaded from its file in {best(lambda: load(path)):.3f} s")
        return index


def one_draft() -> None:
    school = School(pupils=drawn(10_000, 5), staff=())
    text = "Well done to everyone in Year 4 who read to Mrs Brown at the summer fayre!"
    post = Post(text, on=datetime.fromisoformat("2026-06-01T09:00"))
    spent = best(lambda: [list(look(post, school)) for _ in range(200)]) / 200
    print(f"one draft, 10,000 pupils, warm: {spent * 1e6:.0f} µs for all four facts")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    index = loaded(parser.parse_args().people)
    texts = posts() * TIMES
    buffer = "\n".join(texts).encode()
    yard = best(lambda: buffer.find(b"\x00"))
    scanned = best(lambda: index.scan(buffer))
    listed = best(lambda: found(texts, index), 2)
    size = len(buffer) / 1e6
    print(f"bytes.find: {size / yard / 1e3:.1f} GB/s over {size:.0f} MB")
    print(f"scan: {size / scanned:.0f} MB/s, 1/{scanned / yard:.0f} of it")
    print(f"list to findings: {size / listed:.0f} MB/s, 1/{listed / yard:.0f} of it")
    one_draft()
    print(f"resident now: {megabytes():.0f} MB")


if __name__ == "__main__":
    main()
