"""How well names are found: recall by origin and by way of writing, and false alarms.

    python benchmarks/names_quality.py [--quick] [--write]

Carriers and unrelated posts are real posts; names are drawn by share. ``--write``
puts the tables into docs/reference/names.md.
"""

import argparse
import csv
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from schoolgate.checks.text.tests.origins import FORENAMES, people_of
from schoolgate.checks.text.tests.ways_of_writing import SLIPS, WAYS
from schoolgate.engine.people import Person
from schoolgate.reading.context import Surroundings
from schoolgate.reading.lone import lone_names
from schoolgate.reading.name_index import NameIndex
from schoolgate.reading.pupils_named import full_names
from schoolgate.reading.weighing import Weight
from schoolgate.reading.words import Words

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / ".." / "shared" / "data"
PAGE = ROOT / "docs" / "reference" / "names.md"
MARK = "<!-- figures -->"
LONE = (
    "Well done {}!",
    "Congratulations to {} in Year 4",
    "{} in Year 5 won the race",
    "Our star of the week is {}",
    "Pupils in Year 3 loved {}'s model volcano",
    "We are so proud of {} for reading in assembly",
    "Year 6 had a great match and {} scored twice",
    "Thank you to {}, Tom and the rest of Class 2",
)
Counts = dict[str, Counter[str]]


@cache
def shares(name: str) -> tuple[list[str], list[float]]:
    with (DATA / "names" / name).open(encoding="utf-8") as lines:
        rows = [row for row in csv.reader(lines)][1:]
    return [row[0] for row in rows], [float(row[1]) for row in rows]


def drawn(count: int, seed: int) -> tuple[Person, ...]:
    """A roll drawn by share: common names are as common as they are."""
    draw = random.Random(seed)
    forenames = draw.choices(*shares("forenames_uk.csv"), k=count)
    surnames = draw.choices(*shares("surnames_uk.csv"), k=count)
    pairs = enumerate(zip(forenames, surnames, strict=True))
    return tuple(Person(str(i), f, s) for i, (f, s) in pairs)


def posts() -> list[str]:
    text = (DATA / "posts_btc.txt").read_text("utf-8")
    return [line for line in text.split("\n") if line]


def outcome(text: str, index: NameIndex) -> str:
    weights = [weight for _, weight in full_names(Surroundings(Words(text)), index)]
    return _worst(weights)


def _worst(weights: list[Weight]) -> str:
    if Weight.CERTAIN in weights:
        return "stop"
    return "ask" if Weight.ASK in weights else "miss"


def recall(size: int, repeats: int) -> tuple[Counts, Counts]:
    """Names of each origin in each way of writing, in carriers drawn at random."""
    people = [Person("x", f, s) for o in FORENAMES for f, s in people_of(o)]
    index = NameIndex((*drawn(size, 5), *people))
    draw = random.Random(11)
    carriers = posts()
    by_origin: Counts = defaultdict(Counter)
    by_way: Counts = defaultdict(Counter)
    ways = WAYS | (SLIPS if size <= 10_000 else {})
    for origin in FORENAMES:
        for forename, surname in people_of(origin):
            for way, write in ways.items():
                for _ in range(repeats):
                    written = write(forename, surname)
                    text = f"{draw.choice(carriers)[:120]} {written} today"
                    found = outcome(text, index)
                    by_way[way][found] += 1
                    by_origin[origin][found] += way not in SLIPS
    return by_origin, by_way


def false_alarms(size: int, rolls: int) -> Counter[str]:
    """Unrelated posts in which somebody of a roll seems to be named."""
    looked = [Surroundings(Words(post)) for post in posts()]
    found: Counter[str] = Counter()
    for seed in range(rolls):
        index = NameIndex(drawn(size, 1000 + seed))
        for around in looked:
            weighed = full_names(around, index)
            full = _worst([weight for _, weight in weighed])
            taken = {i for m, _ in weighed for i in range(m.first, m.last + 1)}
            lone = lone_names(around, index, frozenset(taken))
            found[full] += 1
            found["lone " + _worst([alone.weight for alone in lone])] += 1
    return found


def lone_recall(size: int) -> Counter[str]:
    index = NameIndex(drawn(size, 5))
    found: Counter[str] = Counter()
    forenames, weights = shares("forenames_uk.csv")
    draw = random.Random(3)
    mine = [f for f in draw.choices(forenames, weights, k=400)]
    index = NameIndex((*drawn(size, 5), *(Person("x", f, "Quill") for f in mine)))
    for forename in mine:
        for sentence in LONE:
            around = Surroundings(Words(sentence.format(forename.replace(":", "-"))))
            lone = lone_names(around, index, frozenset())
            found[_worst([alone.weight for alone in lone])] += 1
    return found


def share(counts: Counter[str]) -> float:
    return 1 - counts["miss"] / max(1, counts.total())


def recall_lines(title: str, counts: Counts) -> Iterator[str]:
    yield f"| {title} | found | stopped | asked | of |"
    yield "| --- | --- | --- | --- | --- |"
    for name, c in sorted(counts.items(), key=lambda item: share(item[1])):
        yield f"| {name} | {share(c):.3f} | {c['stop']} | {c['ask']} | {c.total()} |"
    mean = sum(map(share, counts.values())) / len(counts)
    yield f"| **mean** | {mean:.4f} | | | |"
    yield ""


def alarm_lines(sizes: dict[int, int]) -> Iterator[str]:
    yield "| pupils | rolls | wrong stops | asks | lone: stops | lone: asks |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for size, rolls in sizes.items():
        c = false_alarms(size, rolls)
        posts_seen = c["stop"] + c["ask"] + c["miss"]
        rates = [c[k] / posts_seen * 1e4 for k in ("stop", "ask", "lone stop", "lone ask")]
        yield f"| {size:,} | {rolls} | " + " | ".join(f"{r:.2f}" for r in rates) + " |"
    yield ""


def report(quick: bool) -> Iterator[str]:  # noqa: FBT001 - the flag of the command
    sizes = {1_000: 20, 10_000: 20} if quick else {1_000: 100, 10_000: 100}
    for size in (1_000,) if quick else (1_000, 1_000_000):
        by_origin, by_way = recall(size, 1 if quick else 4)
        yield f"### Full names among {size:,} pupils, in real posts\n"
        yield from recall_lines("origin", by_origin)
        yield from recall_lines("way of writing", by_way)
    lone = lone_recall(1_000)
    yield "### A forename alone, in a pupil's context\n"
    yield f"Found {share(lone):.3f}, stopped {lone['stop']}, asked {lone['ask']}.\n"
    yield "### Alarms in 10,000 unrelated posts\n"
    if not quick:
        sizes |= {100_000: 10, 1_000_000: 10}
    yield from alarm_lines(sizes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    lines = []
    for line in report(asked.quick):
        print(line, flush=True)
        lines.append(line)
    if asked.write:
        head = PAGE.read_text("utf-8").partition(MARK)[0]
        PAGE.write_text(f"{head}{MARK}\n\n" + "\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
