"""Fill a database and measure its pages; see ``benchmarks.web``. Prints JSON."""

import json
import statistics
import sys
import time
from collections.abc import Callable

from django.core.management import call_command
from django.test import Client

from benchmarks.web_data import NOW, fill  # sets Django up first
from schoolgate.engine.decide import decide_by
from schoolgate.engine.facts import Facts
from schoolgate.engine.rulebook import Rulebook
from schoolgate.web.people.models import Person
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import State
from schoolgate.web.review.cases import case_of, judge_post
from schoolgate.web.tests.walk import with_factors

ROUNDS, REPEATS = 7, 12
WHO = ("office", "head")


def main() -> None:
    """Measure in rounds, one page after the other, and keep each one's median."""
    schools, posts, entries = (int(size) for size in sys.argv[1:])
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    fill(schools, posts, entries)
    tried = _tries(schools)
    for run in tried.values():
        run()
    times: dict[str, list[float]] = {name: [] for name in tried}
    for _ in range(ROUNDS):
        for name, run in tried.items():
            times[name].append(_cpu(run))
    print(json.dumps({name: statistics.median(t) for name, t in times.items()}))


def _tries(schools: int) -> dict[str, Callable[[], None]]:
    slug = f"s{schools // 2:03}"
    teacher = Person.objects.get(email=f"teacher@{slug}.example.org")
    browser = Client()
    browser.force_login(teacher)
    idle = Client()
    idle.force_login(Person.objects.create_named("idle@example.org", "Nobody", "Idle"))
    office, head = (_with_factor(f"{who}@{slug}.example.org") for who in WHO)
    draft = Post.objects.filter(author=teacher, state=State.DRAFT).first()
    assert draft is not None
    case = case_of(draft, draft.targets.all(), at=NOW)
    verdict = judge_post(draft, at=NOW).texts[draft.text]
    facts = next(iter(verdict.facts.values()))
    book = case.force.rules(NOW.date())
    target = draft.targets.get()

    def save() -> None:
        draft.refresh_from_db()
        answer = browser.post(
            f"/school/{slug}/posts/{draft.pk}/typed/",
            {
                "version": draft.version,
                "text": draft.text,
                "target": target.account_id,
                "kind": "activity",
            },
        )
        assert answer.status_code == 200, answer.content

    return {
        "empty": lambda: _get(Client(), "/ping/", 200),
        "cheapest": lambda: _get(idle, "/", 200),
        "today": lambda: _get(browser, f"/school/{slug}/", 200),
        "today of the office": lambda: _get(office, f"/school/{slug}/", 200),
        "today of the head": lambda: _get(head, f"/school/{slug}/", 200),
        "list": lambda: _get(browser, f"/school/{slug}/posts/", 200),
        "form": lambda: _get(browser, f"/school/{slug}/posts/{draft.pk}/edit/", 200),
        "save": save,
        "decision": lambda: _decide(book, facts),
    }


def _decide(book: Rulebook, facts: Facts) -> None:
    decide_by(book, facts)


def _with_factor(email: str) -> Client:
    browser, person = Client(), Person.objects.get(email=email)
    browser.force_login(person)
    return with_factors(browser, person)


def _get(browser: Client, address: str, status: int) -> None:
    answer = browser.get(address)
    assert answer.status_code == status, (address, answer.status_code)


def _cpu(run: Callable[[], None]) -> float:
    begun = time.process_time()
    for _ in range(REPEATS):
        run()
    return (time.process_time() - begun) / REPEATS


if __name__ == "__main__":
    main()
