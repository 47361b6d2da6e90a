from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from schoolgate.web.journal.models import Entry, JournalIsAppendOnlyError
from schoolgate.web.journal.queries import breaks, history
from schoolgate.web.journal.tests.conftest import Happen, without_triggers
from schoolgate.web.journal.write import NotInATransactionError
from schoolgate.web.trust.models import School


def test_each_entry_follows_the_one_before(happen: Happen) -> None:
    first, second = happen("opened", "renamed")

    assert second.previous == first.hash
    assert [e.number for e in (first, second)] == [1, 2]
    assert list(breaks()) == []


def test_the_history_of_a_thing_is_its_own_newest_first(
    school: School, happen: Happen
) -> None:
    happen("opened", "renamed")

    assert [e.verb for e in history(school, school)] == ["renamed", "opened"]


def test_an_entry_is_not_deleted_through_the_model(happen: Happen) -> None:
    (entry,) = happen("opened")

    with pytest.raises(JournalIsAppendOnlyError):
        entry.delete()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET who = 'somebody else'",
        "DELETE FROM journal_entry",
        "UPDATE journal_entry SET number = 7",
    ],
)
def test_the_database_refuses_to_rewrite(happen: Happen, statement: str) -> None:
    happen("opened")

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert Entry.objects.get().who == "Schoolgate"


def test_a_queryset_can_not_walk_round_it(happen: Happen) -> None:
    happen("opened")

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.update(verb="closed")


def test_nothing_is_written_outside_the_transaction_of_what_it_tells(
    happen: Happen, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = SimpleNamespace(in_atomic_block=False)
    monkeypatch.setattr("schoolgate.web.journal.write.connection", outside)

    with pytest.raises(NotInATransactionError):
        happen("opened")


def test_a_chain_cut_at_its_end_is_found(happen: Happen) -> None:
    happen("opened", "renamed")
    chain = Entry.objects.all()[0].chain
    chain.length, chain.last = 3, "f" * 64
    chain.save()

    assert [b.what for b in breaks()] == ["its end is missing"]


def test_changed_words_are_found_though_the_triggers_were_away(
    happen: Happen,
) -> None:
    happen("opened", "renamed")
    without_triggers("UPDATE journal_entry SET verb = 'sold' WHERE number = 1")

    assert [(b.number, b.what) for b in breaks()] == [(1, "its words were changed")]


REPLACE = (
    "INSERT OR REPLACE INTO journal_entry (id, chain_id, number, at, who, verb, thing, "
    "thing_id, clauses, details, previous, hash) SELECT {id}, chain_id, {number}, at, "
    "'somebody else', verb, thing, thing_id, clauses, details, previous, hash "
    "FROM journal_entry WHERE number = 1"
)
UPSERT = (
    "INSERT INTO journal_entry (id, chain_id, number, at, who, verb, thing, "
    "thing_id, clauses, details, previous, hash) SELECT {id}, chain_id, {number}, at, "
    "'somebody else', verb, thing, thing_id, clauses, details, previous, hash "
    "FROM journal_entry WHERE number = 1 "
    "ON CONFLICT {target} DO UPDATE SET who = 'somebody else'"
)


@pytest.mark.parametrize(
    ("own_id", "target"), [("id", "(id)"), ("id + 1000", "(chain_id, number)")]
)
def test_an_entry_is_not_replaced_by_one_of_its_number(
    happen: Happen, own_id: str, target: str
) -> None:
    happen("opened", "renamed")
    how = REPLACE if connection.vendor == "sqlite" else UPSERT
    statement = how.format(id=own_id, number="number", target=target)

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert {e.who for e in Entry.objects.all()} == {"Schoolgate"}
    assert Entry.objects.count() == 2
