"""Figures of the data checks: written forms, alarms on unrelated posts, triggers, time.

Run: ``python benchmarks/structured.py`` with the shared data beside the project. The
tables it prints are those of ``docs/reference/text-data.md``.
"""

import re
import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from types import ModuleType

from schoolgate.checks.text.tests import written_forms
from schoolgate.checks.text.tests.looking import DAY, facts, real_posts
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

CHECKS = (
    "contact",
    "identity",
    "special",
    "whereabouts",
    "links",
    "adverts",
    "private",
)
FORMS = {
    "contact.phone": written_forms.phones,
    "contact.email": written_forms.emails,
    "contact.postcode": written_forms.postcodes,
    "contact.address": written_forms.addresses,
    "identity.date_of_birth": written_forms.births,
    "identity.age": written_forms.ages,
    "identity.upn": written_forms.upns,
    "identity.nhs_number": written_forms.nhs_numbers,
    "identity.plate": written_forms.plates,
    "identity.ni_number": written_forms.ni_numbers,
}
# What a reader of every finding in the real posts found to be rightly named.
RIGHT = {"contact.address": 1, "identity.age": 22}
LENGTH = 250


def main() -> None:
    """Print the two tables."""
    checks = {name: import_module(f"schoolgate.checks.text.{name}") for name in CHECKS}
    posts = real_posts()
    print("| kind | forms | recall | found in posts | wrong per 10,000 posts |")
    print("| --- | --- | --- | --- | --- |")
    for line in _kinds(checks, posts):
        print(line)
    print()
    print("| check | posts past trigger | µs, held back | µs, looked at | findings |")
    print("| --- | --- | --- | --- | --- |")
    for name, check in checks.items():
        print(_speed(name, check, posts))


def _kinds(checks: dict[str, ModuleType], posts: tuple[str, ...]) -> Iterator[str]:
    for fact, written in FORMS.items():
        check = checks[fact.partition(".")[0]]
        forms = sorted(set(written()))
        hits = sum(fact in facts(check, form) for form in forms)
        found = sum(fact in facts(check, post) for post in posts)
        wrong = (found - RIGHT.get(fact, 0)) / len(posts) * 10_000
        recall = hits / len(forms)
        yield f"| `{fact}` | {len(forms)} | {recall:.3f} | {found} | {wrong:.1f} |"


def _speed(name: str, check: ModuleType, posts: tuple[str, ...]) -> str:
    """Time a check on drafts of 250 characters made of real posts joined together."""
    passing = sum(bool(re.search(check.TRIGGER, post.lower())) for post in posts)
    found = sum(bool(facts(check, post)) for post in posts)
    drafts = tuple(_drafts(posts))
    held = [text for text in drafts if not re.search(check.TRIGGER, text.lower())]
    looked = [text for text in drafts if re.search(check.TRIGGER, text.lower())]
    return (
        f"| `{name}` | {passing / len(posts):.1%} | {_micros(check, held):.0f} "
        f"| {_micros(check, looked):.0f} | {found} |"
    )


def _drafts(posts: tuple[str, ...]) -> Iterator[str]:
    text = ""
    for post in posts:
        text = f"{text} {post}".strip()
        if len(text) >= LENGTH:
            yield text[:LENGTH]
            text = ""


def _micros(check: ModuleType, texts: Iterable[str]) -> float:
    """Give the mean time of one warm look, in microseconds of CPU."""
    drafts = [Post(text, DAY) for text in texts]
    school = School()
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for draft in drafts:
            list(check.look(draft, school))
        best = min(best, time.process_time() - start)
    return best / max(1, len(drafts)) * 1_000_000


if __name__ == "__main__":
    main()
