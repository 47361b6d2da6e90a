from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from schoolgate.web.journal.models import Entry, JournalIsAppendOnlyError
from schoolgate.web.journal.queries import breaks, history
from schoolgate.web.journal.write import Act, NotInATransactionError, write
from schoolgate.web.trust.models import School

MONDAY = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


@pytest.fixture
def school(db: None) -> School:
    return School.objects.create(slug="elm", name="Elm School", policy="milton-road")


def happened(school: School, *verbs: str) -> list[Entry]:
    return [write(v, school, Act(school, None, MONDAY)) for v in verbs]


def test_each_entry_follows_the_one_before(school: School) -> None:
    first, second = happened(school, "opened", "renamed")

    assert second.previous == first.hash
    assert [e.number for e in (first, second)] == [1, 2]
    assert list(breaks()) == []


def test_the_history_of_a_thing_is_its_own_newest_first(school: School) -> None:
    happened(school, "opened", "renamed")

    assert [e.verb for e in history(school, school)] == ["renamed", "opened"]


def test_an_entry_is_not_deleted_through_the_model(school: School) -> None:
    (entry,) = happened(school, "opened")

    with pytest.raises(JournalIsAppendOnlyError):
        entry.delete()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET who = 'somebody else'",
        "DELETE FROM journal_entry",
    ],
)
def test_the_database_refuses_to_rewrite(school: School, statement: str) -> None:
    happened(school, "opened")

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert Entry.objects.get().who == "Schoolgate"


def test_a_queryset_can_not_walk_round_it(school: School) -> None:
    happened(school, "opened")

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.update(verb="closed")


def test_nothing_is_written_outside_the_transaction_of_what_it_tells(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = SimpleNamespace(in_atomic_block=False)
    monkeypatch.setattr("schoolgate.web.journal.write.connection", outside)

    with pytest.raises(NotInATransactionError):
        happened(school, "opened")


def test_a_chain_cut_at_its_end_is_found(school: School) -> None:
    happened(school, "opened", "renamed")
    chain = Entry.objects.all()[0].chain
    chain.length, chain.last = 3, "f" * 64
    chain.save()

    assert [b.what for b in breaks()] == ["its end is missing"]


def test_changed_words_are_found_though_the_triggers_were_away(
    school: School,
) -> None:
    happened(school, "opened", "renamed")
    off, on = triggers()
    with connection.cursor() as cursor:
        for statement in off:
            cursor.execute(statement)
        cursor.execute("UPDATE journal_entry SET verb = 'sold' WHERE number = 1")
        for statement in on:
            cursor.execute(statement)

    assert [(b.number, b.what) for b in breaks()] == [(1, "its words were changed")]


def triggers() -> tuple[list[str], list[str]]:
    if connection.vendor == "sqlite":
        make = (
            "CREATE TRIGGER journal_entry_no_UPDATE BEFORE UPDATE ON journal_entry "
            "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        )
        return ["DROP TRIGGER journal_entry_no_UPDATE"], [make]
    table = "ALTER TABLE journal_entry {} TRIGGER journal_entry_no_change"
    settled = "SET CONSTRAINTS ALL IMMEDIATE"
    return [settled, table.format("DISABLE")], [settled, table.format("ENABLE")]
