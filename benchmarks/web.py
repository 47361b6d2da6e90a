"""CPU per request of the web's pages, as ratios within one run.

``python -m benchmarks.web``: builds a database of 20 schools and one of 200 (100,000
posts, 1,000,000 journal entries), on SQLite, or on the PostgreSQL server that
SCHOOLGATE_DATABASE names, and prints each ratio beside its bar.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
from psycopg import sql

# Healthchecks' page of 25 checks cost 53.6 ms of CPU on a machine where a page that
# reads the session, the person and the membership cost 5.7. It is not run here: it is
# taken to cost as many times our own cheapest signed-in page.
PEER = 53.6 / 5.7
SMALL, LARGE = (20, 10_000, 100_000), (200, 100_000, 1_000_000)
BARS = {
    "list / empty": 10.0,
    "list / Healthchecks": 0.35,
    "today / Healthchecks": 0.75,
    "today of the office / Healthchecks": 0.75,
    "today of the head / Healthchecks": 0.75,
    "form / cheapest signed-in": 2.5,
    "list at 200 / at 20": 1.3,
    "form at 200 / at 20": 1.3,
    "decision / saving a draft": 0.05,
}


def main() -> None:
    """Measure both databases, each in a process of its own."""
    small, large = (_measured(*size) for size in (SMALL, LARGE))
    peer = PEER * large["cheapest"]
    ratios = {
        "list / empty": large["list"] / large["empty"],
        "list / Healthchecks": large["list"] / peer,
        "today / Healthchecks": large["today"] / peer,
        "today of the office / Healthchecks": large["today of the office"] / peer,
        "today of the head / Healthchecks": large["today of the head"] / peer,
        "form / cheapest signed-in": large["form"] / large["cheapest"],
        "list at 200 / at 20": large["list"] / small["list"],
        "form at 200 / at 20": large["form"] / small["form"],
        "decision / saving a draft": large["decision"] / large["save"],
    }
    for name, value in large.items():
        print(f"{name:36} {value * 1000:8.2f} ms of CPU")
    for name, ratio in ratios.items():
        word = "holds" if ratio <= BARS[name] else "falls short"
        print(f"{name:36} {ratio:8.3f}  bar {BARS[name]:.2f}  {word}")


def _measured(schools: int, posts: int, entries: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "SCHOOLGATE_DATA": folder,
            "SCHOOLGATE_SECRET": "for-measuring-only-" + "m" * 40,
            "SCHOOLGATE_ADDRESS": "http://testserver",
        }
        if server := os.environ.get("SCHOOLGATE_DATABASE"):
            environment["SCHOOLGATE_DATABASE"] = _new(server, f"bench{schools}")
        command = [sys.executable, "-m", "benchmarks.web_pages"]
        sizes = [str(size) for size in (schools, posts, entries)]
        done = subprocess.run(
            command + sizes, env=environment, capture_output=True, text=True, check=True
        )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _new(server: str, name: str) -> str:
    """The address of a new, empty database on a PostgreSQL server."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return f"{server.rpartition('/')[0]}/{name}"


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main()
