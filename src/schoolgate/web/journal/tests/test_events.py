"""Event types: what can be written, what people read, and where each is written."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from schoolgate.web.concerns.queries import KEPT_APART
from schoolgate.web.journal import events
from schoolgate.web.journal.events import (
    RegisteredTwiceError,
    UnknownVerbError,
    WrongThingError,
    every_type,
    label_of,
    register,
    register_sensitive,
)
from schoolgate.web.journal.models import Entry
from schoolgate.web.journal.queries import book, history
from schoolgate.web.journal.tests.conftest import Happen
from schoolgate.web.people.rights import RIGHTS
from schoolgate.web.takedowns import doubts
from schoolgate.web.trust.models import School

WEB = Path(events.__file__).parents[1]
WRITE = "schoolgate.web.journal.write"
VERB = re.compile(r"[a-z]+\.[a-z_]+")
# Where the verb is chosen by what happened: every verb that stands there is looked at.
CHOSEN = {
    "accounts/actions/connect.py",
    "accounts/actions/list_other.py",
    "consent/actions/begin_round.py",
    "consent/actions/steer_round.py",
    "pictures/actions/make_safer.py",
    "posts/actions/update_post_state.py",
    "publishing/outbox.py",
    "signin/journal.py",
}


def files() -> Iterator[tuple[str, ast.Module]]:
    """Every file that can write into the journal."""
    for path in WEB.rglob("*.py"):
        if "tests" in path.parts or path.parent.name == "journal":
            continue
        text = path.read_text(encoding="utf-8")
        if WRITE in text:
            yield path.relative_to(WEB).as_posix(), ast.parse(text)


def verbs_written(tree: ast.Module) -> Iterator[str | None]:
    """The first word of each call of ``write``; None for one that is chosen."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id == "write":
            first = node.args[0]
            is_word = isinstance(first, ast.Constant) and isinstance(first.value, str)
            yield str(first.value) if is_word else None  # type: ignore[attr-defined]


def words_in(tree: ast.Module) -> set[str]:
    """Every word of a file that has the form of a verb."""
    texts = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {text for text in texts if VERB.fullmatch(text)}


def known() -> set[str]:
    return {kind.verb for kind in every_type()}


def test_every_call_site_writes_a_verb_that_is_registered() -> None:
    unknown = {
        (name, verb)
        for name, tree in files()
        for verb in verbs_written(tree)
        if verb is not None and verb not in known()
    }

    assert unknown == set()


def test_a_verb_is_chosen_in_these_files_alone() -> None:
    chosen = {name for name, tree in files() if None in set(verbs_written(tree))}

    assert chosen == CHOSEN


def test_every_verb_that_is_chosen_is_registered() -> None:
    kinds = {kind.verb.partition(".")[0] for kind in every_type()}
    words = {
        word for name, tree in files() if name in CHOSEN for word in words_in(tree)
    }

    verbs = {word for word in words if word.partition(".")[0] in kinds}
    assert verbs - RIGHTS.keys() - known() == set()


def test_no_verb_is_registered_that_nobody_writes() -> None:
    written = {word for _, tree in files() for word in words_in(tree)}

    assert known() - written == set()


def test_every_app_that_writes_registers_its_verbs() -> None:
    writing = {name.partition("/")[0] for name, _ in files()}

    assert {app for app in writing if not (WEB / app / "verbs.py").is_file()} == set()


def test_an_unknown_verb_is_not_written(school: School, happen: Happen) -> None:
    with pytest.raises(UnknownVerbError, match=r"verbs\.py"):
        happen("made up")

    assert not Entry.objects.exists()


def test_a_verb_about_another_kind_of_thing_is_not_written(
    school: School, happen: Happen
) -> None:
    with pytest.raises(WrongThingError, match=r"trust\.school"):
        happen("post.approved")

    assert not Entry.objects.exists()


@pytest.mark.usefixtures("own_verbs")
def test_two_apps_do_not_share_a_verb() -> None:
    with pytest.raises(RegisteredTwiceError):
        register("trust.school", {"opened": "opened something else"})


@pytest.mark.usefixtures("own_verbs")
def test_a_verb_is_not_registered_as_sensitive_and_not() -> None:
    with pytest.raises(RegisteredTwiceError):
        register_sensitive("trust.school", {"opened": "opened it"})


def test_people_read_the_label(school: School, happen: Happen) -> None:
    [entry] = happen("opened")

    assert entry.label == "opened it"
    assert "opened it" in str(history(school, school)[0])


def test_an_entry_of_an_older_release_shows_its_own_verb() -> None:
    assert label_of("set an event down") == "set an event down"


def test_a_sensitive_entry_is_read_by_the_readers_of_its_thing_alone(
    school: School, happen: Happen
) -> None:
    happen("opened", "whispered")
    kind = frozenset(("trust.school",))

    assert [e.verb for e in book(school)] == ["opened"]
    assert [e.verb for e in book(school, readable=kind)] == ["whispered", "opened"]


def test_sensitive_types_are_about_what_is_kept_apart() -> None:
    kinds = {
        about for kind in every_type() if kind.is_sensitive for about in kind.about
    }

    assert kinds <= {*KEPT_APART, *doubts.KEPT_APART}


def test_nothing_about_what_is_kept_apart_is_not_sensitive() -> None:
    apart = {*KEPT_APART, *doubts.KEPT_APART}

    open_to_all = [k for k in every_type() if not k.is_sensitive and k.about & apart]
    assert open_to_all == []


@pytest.mark.parametrize("kind", every_type(), ids=lambda kind: str(kind.verb))
def test_a_label_follows_a_name(kind: events.EventType) -> None:
    assert kind.label[0].islower()
    assert not kind.label.endswith(".")
    assert VERB.fullmatch(kind.verb)
