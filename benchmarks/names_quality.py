"""How well names are found: recall by origin and by way of writing, and false alarms.

    python benchmarks/names_quality.py [--quick] [--write]

Carriers and unrelated posts are real posts; names are drawn by share. ``--write``
puts the tables into docs/reference/names.md.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from schoolgate.checks.text.tests.evaluating_names import (
    Counts,
    false_alarms,
    lone_recall,
    recall,
    share,
    written_posts,
)

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "names.md"
MARK = "<!-- figures -->"


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
        kinds = ("stop", "ask", "lone stop", "lone ask")
        rates = [c[kind] / posts_seen * 1e4 for kind in kinds]
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
    parser.add_argument(
        "--posts", type=Path, help="write the posts only, as JSON lines"
    )
    asked = parser.parse_args()
    if asked.posts:
        posts = (json.dumps(post, ensure_ascii=False) for post in written_posts())
        asked.posts.write_text("\n".join(posts), "utf-8")
        return
    lines = []
    for line in report(asked.quick):
        print(line, flush=True)
        lines.append(line)
    if asked.write:
        head = PAGE.read_text("utf-8").partition(MARK)[0]
        PAGE.write_text(f"{head}{MARK}\n\n" + "\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
