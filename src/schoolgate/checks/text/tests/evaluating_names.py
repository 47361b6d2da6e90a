"""How well names are found: the measuring, for the slow test and the benchmark.

Carriers and unrelated posts are real posts; the names on the rolls are drawn by share.
"""

import csv
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from schoolgate.engine.people import Person
from schoolgate.reading.context import Surroundings
from schoolgate.reading.lone import lone_names
from schoolgate.reading.name_index import NameIndex
from schoolgate.reading.pupils_named import full_names
from schoolgate.reading.tests.origins import FORENAMES, people_of
from schoolgate.reading.tests.ways_of_writing import SLIPS, WAYS
from schoolgate.reading.weighing import Weight
from schoolgate.reading.words import Words

DATA = Path(__file__).resolve().parents[5] / ".." / "shared" / "data"
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
    """Names of a list and the share of people who bear each."""
    with (DATA / "names" / name).open(encoding="utf-8") as lines:
        rows = list(csv.reader(lines))[1:]
    return [row[0] for row in rows], [float(row[1]) for row in rows]


def drawn(count: int, seed: int) -> tuple[Person, ...]:
    """A roll drawn by share: common names are as common as they are."""
    draw = random.Random(seed)
    forenames = draw.choices(*shares("forenames_uk.csv"), k=count)
    surnames = draw.choices(*shares("surnames_uk.csv"), k=count)
    pairs = enumerate(zip(forenames, surnames, strict=True))
    return tuple(Person(str(i), f, s) for i, (f, s) in pairs)


def posts() -> list[str]:
    """Real posts that name nobody on the rolls, but by accident."""
    text = (DATA / "posts_btc.txt").read_text("utf-8")
    return [line for line in text.split("\n") if line]


def outcome(start: str, name: str, index: NameIndex) -> str:
    """What becomes of a name after some words: stop, ask or miss."""
    words = Words(f"{start} {name} today")
    found = full_names(Surroundings(words), index)
    ends = len(start) + 1
    return _worst([w for m, w in found if words.folded.span(m.start, m.end).end > ends])


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
                    found = outcome(draw.choice(carriers)[:120], written, index)
                    by_way[way][found] += 1
                    by_origin[origin][found] += way not in SLIPS
    return by_origin, by_way


def written_posts() -> Iterator[dict[str, object]]:
    """One post of each name and way, then unrelated ones, for another engine."""
    draw = random.Random(11)
    carriers = posts()
    for origin in FORENAMES:
        for forename, surname in people_of(origin):
            for way, write in WAYS.items():
                start = f"{draw.choice(carriers)[:120]} "
                name = write(forename, surname)
                span = [len(start), len(start) + len(name)]
                text = f"{start}{name} today"
                yield {"text": text, "name": span, "origin": origin, "way": way}
    for text in draw.sample(carriers, 1_000):
        yield {"text": text, "name": [0, 0], "origin": "nobody", "way": "unrelated"}


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
    """A forename alone in sentences of a school."""
    found: Counter[str] = Counter()
    forenames, weights = shares("forenames_uk.csv")
    draw = random.Random(3)
    mine = draw.choices(forenames, weights, k=400)
    index = NameIndex((*drawn(size, 5), *(Person("x", f, "Quill") for f in mine)))
    for forename in mine:
        for sentence in LONE:
            around = Surroundings(Words(sentence.format(forename.replace(":", "-"))))
            lone = lone_names(around, index, frozenset())
            found[_worst([alone.weight for alone in lone])] += 1
    return found


def share(counts: Counter[str]) -> float:
    """The share of names that were found."""
    return 1 - counts["miss"] / max(1, counts.total())
