"""The playbook is data, read once, and refuses what nobody could follow."""

from datetime import timedelta
from importlib.resources import files

import pytest
import yaml

from schoolgate.web.concerns.playbook import (
    RIGHT_OF,
    PlaybookError,
    editions,
    newest,
    read_playbook,
)
from schoolgate.web.concerns.states import CaseKind
from schoolgate.web.people.rights import RIGHTS

FOLDER = files("schoolgate.web.concerns") / "playbooks"
NAME = "threat-2026-11.yaml"


def changed(**more: object) -> str:
    """The playbook with its second step changed."""
    table = yaml.safe_load((FOLDER / NAME).read_text(encoding="utf-8"))
    table["steps"][1].update(more)
    return yaml.safe_dump(table)


def test_every_file_is_an_edition_and_the_last_is_the_newest() -> None:
    names = sorted(path.name for path in FOLDER.iterdir())

    kinds = [*CaseKind]
    read = [f"{kind}-{name}.yaml" for kind in kinds for name in editions(kind)]
    assert sorted(read) == names
    assert [newest(kind).edition for kind in kinds] == [
        list(editions(kind))[-1] for kind in kinds
    ]


def test_the_police_are_called_within_half_an_hour_and_nobody_pays() -> None:
    steps = newest("threat").steps

    assert next(iter(steps)) == "keep"
    assert steps["keep"].within == timedelta(0)
    assert steps["police"].within == timedelta(minutes=30)
    assert "999" in steps["police"].how
    assert any("Do not pay" in words for words in newest("threat").never)


@pytest.mark.parametrize("kind", CaseKind)
def test_every_step_names_its_ground_and_somebody_who_may_see_it(kind: str) -> None:
    for step in newest(kind).steps.values():
        assert step.source
        assert step.who
        assert step.who <= RIGHTS[RIGHT_OF[kind]]


@pytest.mark.parametrize("kind", CaseKind)
def test_steps_stand_in_the_order_in_which_they_are_due(kind: str) -> None:
    due = [step.within for step in newest(kind).steps.values()]

    assert due == sorted(due)


@pytest.mark.parametrize(
    ("wrong", "cure"),
    [
        ({"how": ""}, "lacks how"),
        ({"picture": "yes"}, "has picture"),
        ({"key": "Tell Them"}, "one short word"),
        ({"key": "keep"}, "two steps have one key"),
        ({"who": ["teacher"]}, "teacher may not see a case"),
        ({"within": "soon"}, "for example “15 minutes”"),
        ({"within": "0 minutes"}, "write “at once”"),
        ({"source": "hearsay"}, "not among the sources"),
        ({"controls": ["photos.nonsense"]}, "no control photos.nonsense"),
        ({"by_itself": "magic"}, "nothing is known of “magic”"),
    ],
)
def test_a_step_that_nobody_could_follow_is_refused(
    wrong: dict[str, object], cure: str
) -> None:
    with pytest.raises(PlaybookError, match=cure):
        read_playbook(NAME, changed(**wrong))


def test_a_file_is_named_by_its_edition() -> None:
    with pytest.raises(PlaybookError, match="name the file so"):
        read_playbook("threat-2027-01.yaml", changed())
    with pytest.raises(PlaybookError, match="name the file so"):
        read_playbook("rumour-2026-11.yaml", changed())
