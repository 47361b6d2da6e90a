"""The text checks beside Presidio, in one process: one draft, warm; and many posts.

    python benchmarks/text_speed.py [--model NAME_OR_FOLDER] [--posts 50000]

CPU time, Presidio measured again beside each figure. Presidio (``presidio-analyzer``
and a small English model of spaCy) is no part of the project: where it isn't installed,
that is said and there is no ratio. The posts are those of the shared data, over and
over; no answer is kept from one for the next. The roll holds 10,000 invented pupils
with names that nobody else has, or names drawn as often as people have them, which
stand in many more posts.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from importlib import import_module
from itertools import cycle, islice
from pathlib import Path
from time import process_time

from schoolgate.checks.gate import Draft
from schoolgate.checks.look import look
from schoolgate.checks.many import judge_many, look_many
from schoolgate.checks.text.tests.evaluating_names import drawn
from schoolgate.cli.policies import Chosen, choose
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.facts import Source
from schoolgate.engine.people import Person
from schoolgate.engine.policy import Policy
from schoolgate.engine.record import replace
from schoolgate.policyfile.law import elections, platforms
from schoolgate.policyfile.read import PolicyFile
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

DATA = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
POLICY = "st-marys-putney"
PUPILS = 10_000
WARM_UP = 200
SAMPLE = 400
FIRST = "many posts, looked at and judged"
BARS = {"one draft, warm": "5", FIRST: "100"}
DAY = datetime(2026, 6, 1, 10)  # noqa: DTZ001 - school local time
Analyse = Callable[[str], object]
Way = Callable[[Policy, Sequence[Draft], School], Iterator[object]]


def main() -> None:
    """Print each figure beside Presidio's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="en_core_web_sm")
    parser.add_argument("--posts", type=int, default=50_000)
    asked = parser.parse_args()
    texts = posts()
    many = list(islice(cycle(texts), asked.posts))
    chosen = choose(POLICY, None)
    given = school(chosen.file)
    common = replace(given, pupils=drawn(PUPILS, 5))
    analyse = presidio_or_none(asked.model)
    print("| text checks | µs a post | Presidio, µs | times faster | bar |")
    print("| --- | --- | --- | --- | --- |")
    ways: dict[str, Callable[[], float]] = {
        "one draft, warm": lambda: each(partial(looked, given), texts),
        FIRST: lambda: batch(judge_many, chosen, given, many),
        "the same, again": lambda: batch(judge_many, chosen, given, many),
        "the same, looked at alone": lambda: batch(look_many, chosen, given, many),
        "judged, with common names": lambda: batch(judge_many, chosen, common, many),
    }
    for name, measure in ways.items():
        ours = measure()
        print(line(name, ours, each(analyse, texts) if analyse else None), flush=True)


def posts() -> list[str]:
    """The posts of the shared data, one a line."""
    path = DATA / "posts_btc.txt"
    if not path.exists():
        sys.exit(f"{path} is not here: there are no posts to measure with")
    return [text for text in path.read_text("utf-8").split("\n") if text]


def school(file: PolicyFile) -> School:
    """A school with a roll of invented pupils, no two with one name."""
    return School(
        name=file.policy.school,
        pupils=tuple(map(pupil, range(PUPILS))),
        staff=(),
        known_sites=file.known_sites,
        own_contacts=file.own_contacts,
        own_handles=file.own_handles,
        words=file.words_with("elections", elections()),
        platforms=platforms(),
    )


def pupil(number: int) -> Person:
    """An invented pupil."""
    starts, ends = "Al Be Cor Da El Fi Ga Han Is Jo".split(), "ra lin mo na vi".split()
    forename = starts[number % 10] + ends[number // 10 % 5]
    surname = "".join(starts[int(digit)].lower() for digit in str(number // 50))
    return Person(str(number), forename, f"{surname}ton".title())


def looked(given: School, text: str) -> object:
    """Run every check of words over one draft."""
    return look(EVERY, draft(text).post, given)


EVERY = tuple(
    name for name, fact in VOCABULARY.facts.items() if fact.source is Source.WORDS
)


def draft(text: str) -> Draft:
    """One post as the benchmark declares it."""
    roles = frozenset(("slt",))
    return Draft(Post(text, DAY, platforms=("facebook",), kind="event", roles=roles))


def presidio_or_none(model: str) -> Analyse | None:
    """Presidio's analyser, or None, said loudly, where it is not installed."""
    try:
        return presidio(model)
    except ImportError as error:
        sys.stderr.write(f"NO PRESIDIO HERE ({error}): NOTHING IS COMPARED WITH IT\n")
        return None


def presidio(model: str) -> Analyse:
    """Presidio's analyser with all that it looks for by default, in English."""
    engines = import_module("presidio_analyzer.nlp_engine")
    named = {"lang_code": "en", "model_name": model}
    chosen = {"nlp_engine_name": "spacy", "models": [named]}
    engine = engines.NlpEngineProvider(nlp_configuration=chosen).create_engine()
    analyser = import_module("presidio_analyzer").AnalyzerEngine(nlp_engine=engine)
    return partial(analyser.analyze, language="en")


def each(run: Analyse, texts: list[str]) -> float:
    """Microseconds of CPU for one text, warm."""
    for text in texts[:WARM_UP]:
        run(text)
    start = process_time()
    for text in texts[WARM_UP : WARM_UP + SAMPLE]:
        run(text)
    return (process_time() - start) / SAMPLE * 1e6


def batch(way: Way, chosen: Chosen, given: School, texts: list[str]) -> float:
    """Microseconds of CPU for one of many posts, all that is made first included."""
    drafts = [draft(text) for text in texts]
    start = process_time()
    for _ in way(chosen.policy, drafts, given):
        pass
    return (process_time() - start) / len(texts) * 1e6


def line(name: str, ours: float, theirs: float | None) -> str:
    """One line of the table."""
    bar = BARS.get(name, "–")
    if theirs is None:
        return f"| {name} | {ours:.0f} | not measured | not measured | {bar} |"
    ratio = f"{theirs:.0f} | {theirs / ours:.1f}"
    return f"| {name} | {ours:.0f} | {ratio} | {bar} |"


if __name__ == "__main__":
    main()
