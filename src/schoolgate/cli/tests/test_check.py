"""The contract of ``schoolgate check``, held from outside, as scripts use it."""

import json
from pathlib import Path

import pytest

from schoolgate.cli.tests.conftest import Answer, Call, run

FREE = ("--to=newsletter", "--kind=event", "--as=head", "--on=2026-11-20T10:30")
KEYS = [
    "policy",
    "version",
    "outcome",
    "approvers",
    "findings",
    "unanswered",
    "conflicts",
]


def clauses(answer: Answer, part: str = "findings") -> list[str]:
    rows = answer.json[part]
    assert isinstance(rows, list)
    return [clause for row in rows for clause in row["clauses"]]


def test_a_plain_post_may_go_out(check: Call) -> None:
    answer = check("Our science morning was fun.", *FREE)

    assert (answer.status, answer.json["outcome"]) == (0, "allow")
    assert list(answer.json) == KEYS
    assert answer.json["version"] == "2025-09"


def test_a_full_name_stops_and_points_at_the_authors_characters(check: Call) -> None:
    text = "🎉 Well done Aisha Khan!"

    answer = check(text, *FREE)

    assert answer.status == 20
    rows = answer.json["findings"]
    assert isinstance(rows, list)
    [finding] = [row for row in rows if "T-1" in row["clauses"]]
    span = finding["text"]
    assert text[span["start"] : span["end"]] == "Aisha Khan"
    assert finding["outcome"] == "stop"
    assert "first name" in finding["cure"]


def test_an_author_who_may_not_publish_needs_a_leader(check: Call) -> None:
    answer = check("Our fair.", *FREE[:2], "--as=teacher")

    assert answer.status == 10
    assert answer.json["approvers"] == [
        {"roles": ["deputy", "head", "slt"], "people": 1}
    ]


def test_what_is_not_said_is_asked(check: Call) -> None:
    answer = check("Our fair.", "--to=newsletter", "--on=2026-11-20T10:30")

    assert answer.status == 10
    assert {"T-2", "T-3"} <= set(clauses(answer, "unanswered"))


def test_a_missing_roster_is_unanswered_and_not_allowed(check: Call) -> None:
    answer = check("Our fair.", *FREE, roster="")

    assert answer.status == 10
    assert "T-1" in clauses(answer, "unanswered")


def test_doubt_stops_once_it_is_declared(check: Call) -> None:
    assert check("Our fair.", *FREE).status == 0
    assert check("Our fair.", *FREE, "--doubt").status == 20


def test_the_register_is_asked_only_where_an_account_is_said(check: Call) -> None:
    silent = check("Our fair.", *FREE)
    asked = check("Our fair.", *FREE, "--account=official")

    assert "T-6" not in clauses(silent, "unanswered")
    assert "T-6" in clauses(asked, "unanswered")
    assert asked.status == 10


def test_comments_that_cannot_be_closed_are_an_advice(check: Call) -> None:
    answer = check("Our fair.", "--to=facebook", *FREE[1:])

    assert (answer.status, answer.json["outcome"]) == (0, "advise")
    assert clauses(answer) == ["T-5"]


def test_a_platform_nobody_knows_has_no_known_limits(check: Call) -> None:
    answer = check("Our fair.", "--to=snapgram", *FREE[1:])

    assert answer.status == 10
    assert "platform:snapgram" in clauses(answer, "unanswered")


def test_a_text_longer_than_the_platform_takes_is_stopped(check: Call) -> None:
    answer = check("word " * 70, "--to=x", *FREE[1:])

    assert answer.status == 20
    assert "platform:x" in clauses(answer)


def test_a_byte_order_mark_is_not_counted(check: Call) -> None:
    marked = check("\ufeffAisha Khan ran.", *FREE)
    rows = marked.json["findings"]
    assert isinstance(rows, list)

    assert [row["text"]["start"] for row in rows if "T-1" in row["clauses"]] == [0]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--policy=nobody",), "there is no such policy"),
        (("--on=tomorrow",), "2026-11-20T10:30"),
        (("--as=wizard",), "wizard"),
        (("--roster=missing.csv",), "no such file"),
        (("--photo=missing.jpg",), "no such file"),
        (("--alt=a.jpg=A tree",), "names no --photo"),
        (("--kind=gossip",), "gossip"),
    ],
)
def test_wrong_usage_judges_nothing(
    check: Call, options: tuple[str, ...], told: str
) -> None:
    answer = check("Our fair.", *FREE, *options)

    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err


def test_a_text_that_is_no_utf_8_judges_nothing(school: Path) -> None:
    post = school / "post.txt"
    post.write_bytes(b"Our caf\xe9")

    answer = run("check", f"--policy={school}", str(post))

    assert (answer.status, answer.out) == (2, "")
    assert "byte 7" in answer.err


def test_every_bad_line_of_a_roster_is_named(check: Call, school: Path) -> None:
    bad = "Forename,Surname\nAisha,Khan\nTom4sz,Nowak\n,Green\n"
    (school / "bad.csv").write_text(bad, encoding="utf-8")

    answer = check("Our fair.", *FREE, roster="bad.csv")

    assert (answer.status, answer.out) == (2, "")
    assert "line 3" in answer.err
    assert "line 4" in answer.err


def test_a_batch_gives_a_line_a_post_and_the_strictest_status(school: Path) -> None:
    posts = [{"text": "Our fair."}, {"text": "Well done Aisha Khan!", "kind": "event"}]
    file = school / "posts.jsonl"
    file.write_text("\n".join(map(json.dumps, posts)), encoding="utf-8")

    answer = run(
        "check", f"--policy={school}", f"--roster={school / 'pupils.csv'}", *FREE,
        f"--batch={file}",
    )  # fmt: skip

    lines = [json.loads(line) for line in answer.out.splitlines()]
    assert [line["outcome"] for line in lines] == ["allow", "stop"]
    assert answer.status == 20


def test_a_bad_line_of_a_batch_is_named_and_none_is_judged(school: Path) -> None:
    file = school / "posts.jsonl"
    file.write_text('{"text": "Our fair."}\n{"words": 1}\nnot json\n', encoding="utf-8")

    answer = run("check", f"--policy={school}", f"--batch={file}")

    assert (answer.status, answer.out) == (2, "")
    assert f"{file}:2" in answer.err
    assert f"{file}:3" in answer.err
