"""What somebody who can write the whole database does to the journal is named."""

import base64
import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django.fixtures import Settings

from schoolgate.web.environment import Environment
from schoolgate.web.journal.anchors import SEALED, keep, keep_daily, line_of, take
from schoolgate.web.journal.chain import sealed
from schoolgate.web.journal.models import Anchor, Chain, Entry
from schoolgate.web.journal.reading_chains import _written
from schoolgate.web.journal.signing import AnchorLine, lines_in, sign
from schoolgate.web.journal.tests.conftest import MONDAY, Happen, without_triggers
from schoolgate.web.journal.triggers import missing, to_remove
from schoolgate.web.journal.verifying import (
    BROKEN,
    NOTHING_TO_HOLD_AGAINST,
    WHOLE,
    verify,
)
from schoolgate.web.trust.models import School

DAY = timedelta(days=1)
ELM = "Elm School"
Rewrite = Callable[[Chain], None]


@pytest.fixture
def anchored(school: School, happen: Happen) -> Chain:
    """A chain of two entries on Monday and three on Tuesday, a line on each day."""
    happen("opened", "renamed")
    keep_daily(MONDAY)
    happen("closed")
    keep_daily(MONDAY + DAY)
    return Chain.objects.get(school=school)


def end_at(chain: Chain, length: int) -> None:
    """Cut a chain, and let its own row say that it was never longer."""
    without_triggers(
        f"DELETE FROM journal_entry WHERE chain_id = {chain.pk} AND number > {length}"
    )
    last = chain.entries.filter(number=length).values_list("hash", flat=True).first()
    Chain.objects.filter(pk=chain.pk).update(length=length, last=last or "")


def rewrite(chain: Chain, number: int) -> None:
    """Change the words of an entry, and make every hash from there on again."""
    previous = ""
    statements = []
    for entry in chain.entries.order_by("number"):
        if entry.number == number:
            entry.who = "Somebody Else"
        new = sealed(_written(entry), previous)
        statements.append(
            f"UPDATE journal_entry SET who = '{entry.who}', previous = '{previous}', "
            f"hash = '{new}' WHERE id = {entry.pk}"
        )
        previous = new
    without_triggers(*statements)
    Chain.objects.filter(pk=chain.pk).update(last=previous)


def test_what_nobody_touched_is_whole(anchored: Chain) -> None:
    report = verify()

    assert (report.status, report.wrong, report.lines) == (WHOLE, (), 2)
    assert report.last == date(2026, 11, 24)


def test_without_a_line_there_is_nothing_to_hold_it_against(happen: Happen) -> None:
    happen("opened")

    report = verify()

    assert (report.status, report.wrong) == (NOTHING_TO_HOLD_AGAINST, ())
    assert report.uncovered == (ELM,)


def test_a_chain_that_began_after_the_last_line_has_nothing_either(
    anchored: Chain, happen: Happen
) -> None:
    oak = School.objects.create(slug="oak", name="Oak School", policy="milton-road")
    happen("opened", where=oak)

    report = verify()

    assert (report.status, report.uncovered) == (
        NOTHING_TO_HOLD_AGAINST,
        ("Oak School",),
    )


def test_a_tail_that_was_cut_off_is_named(anchored: Chain) -> None:
    end_at(anchored, 1)

    report = verify()

    assert report.status == BROKEN
    assert report.wrong == (
        f"{ELM}: its tail was cut off. On 24 November 2026 it had 3 entries, now 1.",
    )


def test_a_tail_that_is_younger_than_the_last_line_can_not_be_missed(
    anchored: Chain, happen: Happen
) -> None:
    happen("sold")
    end_at(anchored, 3)

    assert verify().status == WHOLE


def test_a_rewritten_chain_whose_hashes_were_made_again_is_named(
    anchored: Chain,
) -> None:
    rewrite(anchored, 3)

    report = verify()

    assert report.status == BROKEN
    assert report.wrong == (
        f"{ELM}: the chain was rewritten and its hashes made again. Entry 3 is not the "
        "one that was there on 24 November 2026; a change is between entries 3 and 3.",
    )


def test_an_earlier_rewriting_is_traced_to_the_first_line_that_differs(
    anchored: Chain,
) -> None:
    rewrite(anchored, 1)

    [wrong] = verify().wrong

    assert "a change is between entries 1 and 2" in wrong
    assert "23 November 2026" in wrong


def test_a_cut_tail_that_was_written_again_is_a_rewritten_chain(
    anchored: Chain, happen: Happen
) -> None:
    end_at(anchored, 2)
    happen("bought", "sold")

    [wrong] = verify().wrong

    assert "rewritten" in wrong
    assert "between entries 3 and 3" in wrong


def test_an_emptied_chain_is_named(anchored: Chain) -> None:
    end_at(anchored, 0)

    report = verify()

    assert report.status == BROKEN
    assert report.wrong == (
        f"{ELM}: the chain was emptied. On 24 November 2026 it had 3 entries.",
    )


def test_a_chain_whose_row_went_too_is_named(anchored: Chain) -> None:
    end_at(anchored, 0)
    anchored.delete()

    [wrong] = verify().wrong

    assert wrong.startswith("A chain that is gone: the chain was emptied")


def test_an_emptied_chain_without_a_line_can_not_be_told(
    school: School, happen: Happen
) -> None:
    happen("opened")
    end_at(Chain.objects.get(school=school), 0)

    report = verify()

    assert (report.status, report.wrong) == (NOTHING_TO_HOLD_AGAINST, ())


def test_the_chain_of_what_belongs_to_no_school_is_covered(
    school: School, happen: Happen
) -> None:
    happen("signed in", where=None)
    keep_daily(MONDAY)
    end_at(Chain.objects.get(school=None), 0)

    [wrong] = verify().wrong

    assert wrong.startswith("What belongs to no school: the chain was emptied")


def test_each_trigger_that_is_gone_is_named(anchored: Chain) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in to_remove(connection.vendor):
            cursor.execute(statement)

    report = verify()

    assert report.status == BROKEN
    assert len(report.wrong) == len(missing()) >= 4
    assert any("journal_entry_no_" in wrong for wrong in report.wrong)


SQLITE = "CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry "
TOOTHLESS = {
    "sqlite": (
        ("DROP TRIGGER journal_entry_no_delete", f"{SQLITE} BEGIN SELECT 1; END"),
        ("DROP TRIGGER journal_entry_no_delete",),
    ),
    "postgresql": (
        (
            "CREATE OR REPLACE FUNCTION journal_append_only() RETURNS trigger "
            "LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$",
        ),
        ("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_no_change",),
    ),
}


@pytest.mark.parametrize("way", [0, 1], ids=["refuses nothing", "switched off"])
def test_a_trigger_without_effect_is_named(anchored: Chain, way: int) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in TOOTHLESS[connection.vendor][way]:
            cursor.execute(statement)

    wrong = verify().wrong

    assert any("trigger journal_entry_no_" in each for each in wrong)
    assert all("is missing or changed" in each for each in wrong)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_anchor SET digest = 'f'",
        "UPDATE journal_anchor SET day = '2020-01-01'",
        "DELETE FROM journal_anchor",
    ],
)
def test_the_database_refuses_to_change_a_line(anchored: Chain, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_line_by_another_key_is_named(anchored: Chain, settings: Settings) -> None:
    key_is(settings, new_key())
    anchor = keep(
        anchored.school or School(), take(school_of(anchored)), "backup", MONDAY
    )
    key_is(settings)

    [wrong] = verify().wrong

    assert "is not signed by a key of this installation" in wrong
    assert line_of(anchor).day == date(2026, 11, 23)


def test_lines_of_an_older_key_are_recognised(
    anchored: Chain, settings: Settings
) -> None:
    old, new = new_key(), new_key()
    key_is(settings, old)
    keep(school_of(anchored), take(school_of(anchored)), "backup", MONDAY)
    key_is(settings, new, old)

    assert verify().status == WHOLE


def test_a_seal_that_was_changed_is_named(anchored: Chain) -> None:
    first, second = Anchor.objects.all()
    Anchor.objects.filter(pk=first.pk).update(sealed=bytes(second.sealed))

    [wrong] = verify().wrong

    assert "does not open" in wrong
    assert "23 November 2026" in wrong


def test_what_is_sealed_beside_a_line_has_to_be_what_it_is_about(
    anchored: Chain,
) -> None:
    anchor = Anchor.objects.all()[0]
    SEALED.write(anchor, b"")
    SEALED.put(anchor, take(school_of(anchored)).as_json())
    anchor.save(update_fields=["sealed"])

    [wrong] = verify().wrong

    assert "is not about what is sealed beside it" in wrong


def test_lines_from_outside_that_are_kept_here_are_whole(anchored: Chain) -> None:
    assert verify(lines_of_the_mailbox()).status == WHOLE


def test_a_line_from_outside_that_is_not_kept_here_says_that_the_whole_differs(
    anchored: Chain,
) -> None:
    outside = lines_of_the_mailbox()
    without_triggers("DELETE FROM journal_anchor")
    keep_daily(MONDAY + DAY)

    report = verify(outside)

    assert report.status == BROKEN
    assert len(report.wrong) == 2
    assert all("the journal as a whole" in wrong for wrong in report.wrong)
    assert all("can't say which chain" in wrong for wrong in report.wrong)


def test_a_line_from_outside_that_nobody_here_signed_is_named(anchored: Chain) -> None:
    forged = AnchorLine("elm", date(2026, 11, 23), "0" * 64, "A" * 86)

    [wrong] = verify([forged]).wrong

    assert wrong == (
        "The file's line of 23 November 2026 for “elm” is not signed by a key of this "
        "installation."
    )


def test_lines_are_read_from_an_email_that_broke_them(anchored: Chain) -> None:
    first, second = lines_of_the_mailbox()
    email = f"Dear head,\n> {first}\n\n" + str(second).replace(" ", "\n  ")

    assert lines_in(f"{email}\n{first}") == [first, second]


def test_what_is_no_line_is_not_read() -> None:
    line = str(sign("elm", date(2026, 11, 23), "0" * 64))

    assert lines_in(line.replace("2026-11-23", "2026-13-23")) == []
    assert lines_in(line[:-1]) == []
    assert lines_in(f"{line}x") == []
    assert lines_in("schoolgate-anchor-1 elm") == []


def lines_of_the_mailbox() -> list[AnchorLine]:
    return [line_of(anchor) for anchor in Anchor.objects.select_related("school")]


def school_of(chain: Chain) -> School:
    assert chain.school
    return chain.school


def new_key() -> str:
    return base64.b64encode(os.urandom(32)).decode()


def key_is(settings: Settings, *given: str) -> None:
    said = {"SCHOOLGATE_ANCHOR_KEY": ",".join(given)}
    settings.ENVIRONMENT = Environment(Path("nowhere"), said)


def test_entries_are_left_alone_by_a_line(anchored: Chain) -> None:
    assert Entry.objects.count() == 3
