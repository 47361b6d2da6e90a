"""Mistakes in a policy's files: each is refused with its file, line and cure."""

import re
from pathlib import Path

import pytest

from schoolgate.policyfile.errors import PolicyFileError
from schoolgate.policyfile.read import read_policy

POLICY = """\
name: oak-lane
school: Oak Lane Primary
nation: england
owner: head
approver: [head]
counts_as: {slt: [head]}
deputies: {head: [deputy]}
instead: {head: [chair]}
platforms: [facebook, x]
review_months: 12
dates: {written: 2026-01-12}
editions:
  - {version: "1", since: 2026-01-12, clauses: clauses.yaml}
  - {version: "2", since: 2026-09-01, clauses: clauses.yaml}
"""
CLAUSES = """\
- id: OL-01
  section: Posts
  asks: No child's full name
  mode: block
  capability: posts
  sets: {names.children: first-name}
  since: 2026-01-12
  until: 2030-01-12

- id: OL-02
  section: Posts
  asks: A senior leader reads posts about pupils first
  mode: approve
  capability: posts
  sets:
    posts.publishing: [slt]
  scope: {platforms: [facebook], hours: "08:00-18:00"}
  approver: [slt]
  people: 1

- id: OL-03
  section: Staff
  asks: Staff read this each year
  mode: acknowledge
  capability: people
  duty: {key: policy.reviewed, owner: head, every: period, months: 12}

- id: OL-04
  section: Concerns
  asks: Bullying goes to the head
  mode: route
  capability: concerns
  route: {concerns: [cyberbullying], to: [head]}
"""

# In policy.yaml: what is changed, into what, the line that is named, and a word of why.
IN_POLICY = [
    ("school: Oak Lane Primary\n", "", 1, "school"),
    ("school: Oak Lane Primary", "school:", 2, "text"),
    ("school: Oak Lane Primary", "school: [Oak, Lane]", 2, "text"),
    ("name: oak-lane", "name: oak-lane\nname: elm-lane", 2, "twice"),
    ("nation: england", "nation: narnia", 3, "narnia"),
    ("nation: england", "naton: scotland", 3, "naton"),
    ("owner: head", "owner: headteacher", 4, "headteacher"),
    ("owner: head", "owner: yes", 4, "owner"),
    ("approver: [head]", "approver: [hed]", 5, "hed"),
    ("approver: [head]", "approver: 3", 5, "list"),
    ("{slt: [head]}", "{slt: [heads]}", 6, "heads"),
    ("{slt: [head]}", "{leaders: [head]}", 6, "leaders"),
    ("{slt: [head]}", "[slt, head]", 6, "table"),
    ("{head: [deputy]}", "{head: [vice]}", 7, "vice"),
    ("{head: [chair]}", "{head: [mayor]}", 8, "mayor"),
    ("platforms: [facebook, x]", "platforms: [facebok]", 9, "facebok"),
    ("platforms: [facebook, x]", "platforms: [facebook, x", 10, "YAML"),
    ("review_months: 12", "review_months: twelve", 10, "number"),
    ("review_months: 12", "review_months: 0", 10, "month"),
    ("written: 2026-01-12", "written: 2026-02-30", 11, "2026-02-30"),
    ("written: 2026-01-12", "writen: 2026-01-12", 11, "writen"),
    ("written: 2026-01-12", 'written: "12 January"', 11, "date"),
    ("since: 2026-09-01", "since: 2026-01-12", 12, "one day"),
    ("since: 2026-09-01", "since: 2026-13-01", 14, "2026-13-01"),
    ("since: 2026-09-01", 'since: "September"', 14, "date"),
    ("since: 2026-09-01", "since: 2026-09-01 08:00", 14, "date"),
    ('version: "2", ', "", 14, "version"),
    ('version: "2"', "vesion: 2", 14, "vesion"),
    (
        'clauses: clauses.yaml}\n  - {version: "2"',
        'clauses: no.yaml}\n  - {version: "2"',
        0,
        "opened",
    ),
    ("editions:", "edition:", 12, "edition"),
    ("owner: head", "owner: head\ntrust: nowhere-trust", 5, "nowhere-trust"),
    ("school: Oak", "\tschool: Oak", 2, "YAML"),
]
# In clauses.yaml.
IN_CLAUSES = [
    ("- id: OL-02", "  id: OL-02", 10, "twice"),
    ("- id: OL-02", "- id: OL-01", 10, "twice"),
    ("- id: OL-02", "- ident: OL-02", 10, "ident"),
    ("  mode: block", "  mode: stop", 4, "mode"),
    ("  mode: block", "  mode: declare", 6, "judges nothing"),
    ("  mode: block", "  mode: block\n  mode: flag", 5, "twice"),
    ("  capability: posts\n  sets: {n", "  sets: {n", 1, "capability"),
    ("names.children: first-name", "names.children: forename", 6, "names.children"),
    ("names.children: first-name", "names.child: first-name", 6, "names.child"),
    ("names.children: first-name", "names.children: ", 6, "value"),
    ("{names.children: first-name}", "[names.children]", 6, "table"),
    ("first-name}", "first-name, names.children: none}", 6, "twice"),
    (
        "{names.children: first-name}",
        "{names.children: {value: first-name, level: hard}}",
        6,
        "level",
    ),
    (
        "{names.children: first-name}",
        "{names.children: {valu: first-name}}",
        6,
        "valu",
    ),
    ("{names.children: first-name}", "{posts.hours: 18:00}", 6, "posts.hours"),
    ("{names.children: first-name}", '{posts.hours: "18:00"}', 6, "posts.hours"),
    ("{names.children: first-name}", '{posts.hours: "25:00-26:00"}', 6, "posts.hours"),
    ("{names.children: first-name}", '{posts.hours: "08:00-08:00"}', 6, "posts.hours"),
    ("until: 2030-01-12", "until: 2025-01-12", 8, "after"),
    ("until: 2030-01-12", "until: 2026-01-12", 8, "after"),
    ("until: 2030-01-12", "untl: 2030-01-12", 8, "untl"),
    ("until: 2030-01-12", "until: 12/01/2030", 8, "date"),
    ("until: 2030-01-12", "until: 2030-02-31", 8, "2030-02-31"),
    (
        "  sets:\n    posts.publishing: [slt]",
        "  sets:\n  posts.publishing: [slt]",
        16,
        "posts.publishing",
    ),
    ("posts.publishing: [slt]", "posts.publishing: [leaders]", 16, "leaders"),
    ("platforms: [facebook]", "platforms: [facebok]", 17, "facebok"),
    ("platforms: [facebook]", "platform: [facebook]", 17, "platform"),
    ('hours: "08:00-18:00"', 'hours: "8 to 6"', 17, "hours"),
    ('hours: "08:00-18:00"', 'hours: "08:00-08:00"', 17, "hours"),
    ('hours: "08:00-18:00"', "hours: 18:00", 17, "hours"),
    ("approver: [slt]", "approver: [leader]", 18, "leader"),
    ("people: 1", "people: 0", 19, "people"),
    ("people: 1", "people: two", 19, "number"),
    ("key: policy.reviewed", "key: policy.reviwed", 26, "policy.reviwed"),
    ("owner: head, every", "owner: heed, every", 26, "heed"),
    ("every: period", "every: yearly", 26, "yearly"),
    ("months: 12}", "months: 0}", 26, "months"),
    ("months: 12}", "moths: 12}", 26, "moths"),
    ("every: period, months: 12", "every: event", 26, "event"),
    (
        "every: period, months: 12",
        "every: event, event: school.flood",
        26,
        "school.flood",
    ),
    ("concerns: [cyberbullying]", "concerns: [rudeness]", 33, "rudeness"),
    ("to: [head]", "to: [mayor]", 33, "mayor"),
    ("to: [head]", "to: []", 33, "nobody"),
    ("to: [head]", "two: [head]", 33, "two"),
]


@pytest.fixture
def oak_lane(tmp_path: Path) -> Path:
    folder = tmp_path / "oak-lane"
    folder.mkdir()
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (folder / "clauses.yaml").write_text(CLAUSES, encoding="utf-8")
    return folder


def refused(folder: Path, file: str, old: str, new: str) -> PolicyFileError:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PolicyFileError) as error:
        read_policy(str(folder))
    return error.value


def test_without_a_mistake_it_is_read(oak_lane: Path) -> None:
    assert len(read_policy(str(oak_lane)).policy.editions) == 2


@pytest.mark.parametrize(("old", "new", "line", "why"), IN_POLICY)
def test_a_mistake_in_a_policy_is_refused(
    oak_lane: Path, old: str, new: str, line: int, why: str
) -> None:
    error = refused(oak_lane, "policy.yaml", old, new)

    assert (error.line, error.cure != "") == (line, True)
    assert re.search(re.escape(why), str(error))


@pytest.mark.parametrize(("old", "new", "line", "why"), IN_CLAUSES)
def test_a_mistake_in_a_clause_is_refused(
    oak_lane: Path, old: str, new: str, line: int, why: str
) -> None:
    error = refused(oak_lane, "clauses.yaml", old, new)

    assert error.path.name == "clauses.yaml"
    assert (error.line, error.cure != "") == (line, True)
    assert re.search(re.escape(why), str(error))
