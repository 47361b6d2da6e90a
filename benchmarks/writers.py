"""Sixteen people write at once, over HTTP, to the site as ``schoolgate serve`` runs it.

``python -m benchmarks.writers``: on SQLite, or on the server that SCHOOLGATE_DATABASE
names. Each saves a draft again and again, and every fifth time begins a new one, which
writes into the journal of one and the same school. Bars: no error, the 99th percentile
at most five times the median, and the journal's chain whole.
"""

import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

WRITERS, SAVES, BAR = 16, 40, 5.0
ADDRESS = "http://127.0.0.1:8791"
HEADERS = {"accept": "application/json"}


def main() -> None:
    """Fill, serve, write, count, and verify the chain."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "SCHOOLGATE_DATA": folder,
            "SCHOOLGATE_SECRET": "for-measuring-only-" + "m" * 40,
            "SCHOOLGATE_ADDRESS": ADDRESS,
            "DJANGO_SETTINGS_MODULE": "schoolgate.web.settings",
        }
        people = _people()
        command = ["schoolgate", "serve", "--data", folder, "--port", "8791"]
        with subprocess.Popen([sys.executable, "-m", *command]) as serving:
            try:
                _wait()
                with ThreadPoolExecutor(WRITERS) as pool:
                    took = [t for each in pool.map(_write, people) for t in each]
            finally:
                serving.terminate()
        _told(took)


def _people() -> list[tuple[str, int, int]]:
    """A session, a draft and its account for each of sixteen teachers of one school."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.test import Client

    from benchmarks.web_data import SINCE, fill
    from schoolgate.web.accounts.models import Account
    from schoolgate.web.people.models import Holding
    from schoolgate.web.posts.actions.begin import begin
    from schoolgate.web.trust.models import School

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    fill(1, 1000, 5000)
    school, account = School.objects.get(), Account.objects.get()
    found = []
    for number in range(WRITERS):
        person = get_user_model().objects.create_named(
            f"w{number}@w.example.org", "W", "R"
        )
        Holding.objects.create(
            person=person, school=school, role="teacher", since=SINCE
        )
        from django.utils import timezone

        post = begin(school, by=person, at=timezone.now())
        client = Client()
        client.force_login(person)
        found.append((client.session.session_key or "", post.pk, account.pk))
    return found


def _wait() -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{ADDRESS}/ping/", timeout=1)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(ADDRESS)


def _write(who: tuple[str, int, int]) -> list[float]:
    import httpx

    session, post, account = who
    token = secrets.token_hex(16)
    cookies = {"session": session, "csrftoken": token, "csrf": token}
    took, version = [], 1
    with httpx.Client(base_url=ADDRESS, cookies=cookies, timeout=60) as browser:
        for number in range(SAVES):
            said = {
                "csrfmiddlewaretoken": token,
                "version": version,
                "text": f"We planted {number} bulbs in the hedge this morning.",
                "target": account,
                "kind": "activity",
            }
            begun = time.perf_counter()
            address = f"/school/s000/posts/{post}/typed/"
            answer = browser.post(address, data=said, headers=HEADERS)
            took.append(time.perf_counter() - begun)
            assert answer.status_code == 200, (answer.status_code, answer.text[:300])
            version = answer.json()["version"]
            if number % 5 == 4:
                form = {"csrfmiddlewaretoken": token}
                done = browser.post("/school/s000/posts/new/", data=form)
                assert done.status_code == 302, done.status_code
    return took


def _told(took: list[float]) -> None:
    from schoolgate.web.journal.queries import breaks

    ordered = sorted(took)
    middle, late = statistics.median(ordered), ordered[int(len(ordered) * 0.99)]
    ratio, broken = late / middle, list(breaks())
    print(f"{len(took)} saves by {WRITERS} at once, none refused")
    print(
        f"p50 {middle * 1000:.0f} ms, p99 {late * 1000:.0f} ms: {ratio:.1f} (bar {BAR})"
    )
    print(f"the journal is {'broken' if broken else 'whole'}")
    sys.exit(bool(broken) or ratio > BAR)


if __name__ == "__main__":
    main()
