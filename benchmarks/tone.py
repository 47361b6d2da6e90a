"""How well hurtful words are found, beside alt-profanity-check on the same posts.

    python benchmarks/tone.py [--write]

The labelled posts are split by their hash, three parts to build the lists with and two
held out; only the held-out ones are counted here. alt-profanity-check was trained on
all of them, so its figures flatter it; it is measured where it is installed.
``--write`` puts the tables into docs/reference/text-tone.md.
"""

import argparse
import csv
import html
import re
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from schoolgate.engine.finding import Finding
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / ".." / "shared" / "data"
PAGE = ROOT / "docs" / "reference" / "text-tone.md"
MARK = "<!-- figures -->"
DAY = datetime.fromisoformat("2026-06-10T09:30")
KINDS = {"0": "hate speech", "1": "offensive", "2": "neither"}
CHECKS = (
    "tone standing subjects politics opinion signature tags works plain embargo limits"
).split()
YARDSTICK = "alt-profanity-check"

Judge = Callable[[Sequence[str]], list[bool]]


def held_out() -> dict[str, list[str]]:
    """The held-out posts by label."""
    posts: dict[str, list[str]] = {label: [] for label in KINDS}
    with (DATA / "tone" / "davidson.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if int(sha256(row["tweet"].encode()).hexdigest(), 16) % 5 >= 3:
                posts[row["class"]].append(html.unescape(row["tweet"]))
    return posts


def look(check: str, text: str) -> list[Finding]:
    seen = import_module(f"schoolgate.checks.text.{check}").look(
        Post(text, DAY, platforms=("facebook",)), School(platforms={"facebook": {}})
    )
    return [each for each in seen if isinstance(each, Finding)]


def ours(texts: Sequence[str]) -> list[bool]:
    return [bool(look("tone", text)) for text in texts]


def stopped(texts: Sequence[str]) -> list[bool]:
    return [any(each.certain for each in look("tone", text)) for text in texts]


def theirs(texts: Sequence[str]) -> list[bool]:
    return [bool(each) for each in import_module("profanity_check").predict(texts)]


def tone_rows() -> Iterator[str]:
    posts = held_out()
    counts = " | ".join(f"{KINDS[k]} ({len(texts):,})" for k, texts in posts.items())
    yield f"| held-out posts flagged | {counts} | µs a post |"
    yield "| --- | --- | --- | --- | --- |"
    yield tone_row("Schoolgate, asked or stopped", ours, posts)
    yield tone_row("Schoolgate, stopped", stopped, posts)
    if find_spec("profanity_check"):
        yield tone_row(f"{YARDSTICK} (trained on these posts)", theirs, posts)


def tone_row(name: str, judge: Judge, posts: dict[str, list[str]]) -> str:
    judge(["loads what it needs"])
    began = time.process_time()
    shares = [sum(judge(texts)) / len(texts) for texts in posts.values()]
    spent = (time.process_time() - began) / sum(map(len, posts.values()))
    cells = " | ".join(f"{share:.1%}" for share in shares)
    return f"| {name} | {cells} | {spent * 1e6:.0f} |"


def check_rows() -> Iterator[str]:
    posts = (DATA / "posts_btc.txt").read_text(encoding="utf-8").splitlines()
    yield f"| check, on {len(posts):,} unrelated posts | pass its trigger | asked "
    yield "| certain | µs a post |"
    yield "| --- | --- | --- | --- | --- |"
    for check in CHECKS:
        yield check_row(check, posts)


def check_row(check: str, posts: Sequence[str]) -> str:
    trigger = import_module(f"schoolgate.checks.text.{check}").TRIGGER
    passed = sum(bool(re.search(trigger, post, re.IGNORECASE)) for post in posts)
    began = time.process_time()
    found = [look(check, post) for post in posts]
    spent = (time.process_time() - began) / len(posts)
    asked = sum(any(not each.certain for each in post) for post in found)
    certain = sum(any(each.certain for each in post) for post in found)
    share = f"{passed / len(posts):.1%}" if trigger else "all"
    return f"| {check} | {share} | {asked} | {certain} | {spent * 1e6:.0f} |"


def figures() -> str:
    tone, checks = list(tone_rows()), list(check_rows())
    checks[:2] = [checks[0] + checks[1]]
    return "\n".join((*tone, "", *checks))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    table = figures()
    print(table)
    if parser.parse_args().write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(MARK)
        after = rest.partition(MARK)[2]
        page = f"{before}{MARK}\n\n{table}\n\n{MARK}{after}"
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
