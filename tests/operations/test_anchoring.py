"""Backups by their signed lines, encrypted or not, and what ``journal verify`` says."""

import json
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.operations.conftest import PSQL, Done, Installations, new_database
from tests.operations.tampering import changed
from tests.operations.test_backing_up import backed_up, set_up_like_here

# One of the two databases a run; `make test-all` takes both.
pytestmark = [pytest.mark.slow, pytest.mark.matrix(2)]
WHOLE, BROKEN, NOTHING = 0, 1, 3


def verified(here: Installations, *words: str, name: str = "here") -> Done:
    return here.run(name, "journal", "verify", *words)


def test_the_journal_is_held_against_the_lines_of_backups(
    demonstration: Installations,
) -> None:
    before = verified(demonstration)
    backed_up(demonstration)
    after = verified(demonstration)

    assert (before.returncode, after.returncode) == (NOTHING, WHOLE)
    assert "There is nothing to hold it against." in before.stdout
    assert "What was written since that line can't be told" in after.stdout


def test_a_backup_that_does_not_verify_comes_back_if_its_lines_are_left_out(
    demonstration: Installations,
) -> None:
    file = changed(backed_up(demonstration), "the journal and all its hashes")

    refused = demonstration.run("here", "restore", "--replace", str(file))
    back = demonstration.run(
        "here", "restore", "--replace", "--without-anchor", str(file)
    )
    noted = demonstration.python("here", "-c", NOTED)

    assert refused.returncode == 1
    assert "--without-anchor" in refused.stderr
    assert (back.returncode, back.stderr) == (0, "")
    assert int(noted.stdout) == SCHOOLS
    assert verified(demonstration).returncode == NOTHING


SCHOOLS = 5
NOTED = """
import django; django.setup()
from schoolgate.web.journal.models import Entry
print(Entry.objects.filter(verb="backup.restored_without_anchor").count())
"""


def test_a_backup_by_another_key_is_refused_and_the_cure_is_named(
    demonstration: Installations,
) -> None:
    file = backed_up(demonstration)
    demonstration.run("there", "setup")

    refused = demonstration.run("there", "restore", str(file))

    assert refused.returncode == 1
    assert "Put SCHOOLGATE_ANCHOR_KEY of the old schoolgate.env" in refused.stderr


def test_an_encrypted_backup_comes_back_with_its_key_alone(
    demonstration: Installations,
) -> None:
    keys = demonstration / "school"
    for name in ("school", "other"):
        demonstration.pair(demonstration / name)
    file = demonstration / "backup.encrypted"
    made = demonstration.run("here", "backup", str(file), "--to-key", f"{keys}.public")
    set_up_like_here(demonstration, demonstration)

    without = demonstration.run("there", "restore", str(file))
    by_other = demonstration.run(
        "there", "restore", str(file), "--key", str(demonstration / "other.private")
    )
    back = demonstration.run("there", "restore", str(file), "--key", f"{keys}.private")

    assert made.returncode == 0
    assert "not encrypted" not in made.stdout
    assert b"people.person" not in file.read_bytes()
    assert "is encrypted. Say --key" in without.stderr
    assert "encrypted to another key" in by_other.stderr
    assert (back.returncode, back.stderr) == (0, "")
    assert verified(demonstration, name="there").returncode == WHOLE


def test_every_run_says_that_a_backup_is_not_encrypted(
    demonstration: Installations,
) -> None:
    file = demonstration / "backup.tar.gz"
    demonstration.pair(demonstration / "school")
    private = str(demonstration / "school.private")

    runs = [demonstration.run("here", "backup", str(file)) for _ in range(2)]
    refused = demonstration.run(
        "here", "restore", str(file), "--replace", "--key", private
    )

    assert all("It is not encrypted" in run.stdout for run in runs)
    assert "is not encrypted, so somebody else may have made it" in refused.stderr


def test_lines_from_outside_show_that_the_lines_here_were_taken_out(
    demonstration: Installations, tmp_path: Path
) -> None:
    backed_up(demonstration)
    mailbox = tmp_path / "mailbox.txt"
    mailbox.write_text(demonstration.python("here", "-c", LINES).stdout)

    before = verified(demonstration, "--anchors", str(mailbox))
    assert demonstration.python("here", "-c", EMPTIED).returncode == 0
    alone = verified(demonstration)
    after = verified(demonstration, "--anchors", str(mailbox))

    assert (before.returncode, alone.returncode) == (WHOLE, NOTHING)
    assert after.returncode == BROKEN
    assert "the journal as a whole is not the one" in after.stdout


LINES = """
import django; django.setup()
from schoolgate.web.journal.anchors import line_of
from schoolgate.web.journal.models import Anchor
print(*map(line_of, Anchor.objects.select_related("school")), sep="\\n")
"""
# As somebody does who has the whole database, and not the keys.
EMPTIED = """
import django; django.setup()
from django.db import connection
from schoolgate.web.journal.triggers import to_install, to_remove
with connection.cursor() as cursor:
    vendor = connection.vendor
    gone = ("DELETE FROM journal_entry", "DELETE FROM journal_anchor")
    end = "UPDATE journal_chain SET length = 0, last = ''"
    for statement in (*to_remove(vendor), *gone, end, *to_install(vendor)):
        cursor.execute(statement)
"""


@pytest.mark.parametrize("written", [None, "nothing of ours"])
def test_a_file_without_a_line_is_wrong_usage(
    demonstration: Installations, tmp_path: Path, written: str | None
) -> None:
    file = tmp_path / "mailbox.txt"
    if written:
        file.write_text(written)

    done = verified(demonstration, "--anchors", str(file))

    assert done.returncode == 2
    assert str(file) in done.stderr


def test_a_damaged_database_file_is_named_with_its_cure(tmp_path: Path) -> None:
    here = Installations(tmp_path, None)
    here.run("here", "setup")
    damage(tmp_path / "here" / "schoolgate.sqlite3")

    looked = here.run("here", "doctor")
    others = [
        here.run("here", *command)
        for command in (
            ("journal", "verify"),
            ("backup", str(tmp_path / "a.tar.gz")),
            ("reseal",),
        )
    ]

    assert looked.returncode == 1
    assert "The database file is damaged" in looked.stdout
    assert "Restore a backup" in looked.stdout
    assert others[0].returncode == others[1].returncode == 1
    assert "The database file is damaged" in others[0].stderr
    assert not any("nothing was judged" in each.stderr for each in (looked, *others))


def damage(file: Path) -> None:
    """Overwrite the pages of the journal, as a failing disk does."""
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [(size,)] = database.execute("PRAGMA page_size")
        pages = database.execute(
            "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'journal_entry'"
        ).fetchall()
    database.close()
    with file.open("r+b") as opened:
        for (page,) in pages:
            if page:
                opened.seek((page - 1) * size)
                opened.write(b"\xff" * size)


def owned(server: str, tmp_path: Path) -> Installations:
    """An installation whose role in the database is no superuser."""
    address = new_database(server)
    base = address.rpartition("/")[2]
    for statement in (
        f"CREATE ROLE site_{base} LOGIN",
        f"CREATE ROLE journal_{base} NOLOGIN",
        f"ALTER DATABASE {base} OWNER TO site_{base}",
    ):
        subprocess.run([PSQL, server, "-qc", statement], check=True)
    own = address.replace("schoolgate@", f"site_{base}@")
    there = Installations(tmp_path, own)
    there.databases["here"] = own
    return there


def test_a_role_of_its_own_owns_the_journal_on_postgresql(
    server: str, tmp_path: Path
) -> None:
    here = owned(server, tmp_path)
    base = here.databases["here"].rpartition("/")[2]
    assert here.run("here", "setup").returncode == 0
    settings = tmp_path / "here" / "schoolgate.env"
    with settings.open("a") as file:
        file.write(f"SCHOOLGATE_JOURNAL_OWNER=journal_{base}\n")

    before = signs(here)
    statements = here.run("here", "journal", "owner")
    administrator = server.replace("/postgres", f"/{base}")
    subprocess.run(
        [PSQL, administrator, "-qv", "ON_ERROR_STOP=1"],
        input=statements.stdout,
        text=True,
        check=True,
    )
    after = signs(here)

    assert f"journal_{base} does not own" in before
    assert f"The role journal_{base} owns the journal" in after
    assert here.python("here", "-c", WRITES).returncode == 0
    for forbidden in FORBIDDEN:
        done = subprocess.run(
            [PSQL, here.databases["here"], "-qc", forbidden],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode != 0, forbidden
        assert "permission denied" in done.stderr or "must be owner" in done.stderr
    assert here.run("here", "reseal").returncode == 0
    assert backed_up(here).exists()


def signs(here: Installations) -> str:
    done = here.run("here", "doctor", "--json")
    return "\n".join(sign["what"] for sign in json.loads(done.stdout))


WRITES = """
import django; django.setup()
from django.db import transaction
from django.utils import timezone
from schoolgate.web.journal.anchors import keep_daily
from schoolgate.web.journal.write import Act, write
from schoolgate.web.trust.models import School
with transaction.atomic():
    elm = School.objects.create(slug="elm", name="Elm", policy="milton-road")
    write("school.opened", elm, Act(elm, None, timezone.now()))
assert keep_daily(timezone.now()) == 1
"""
FORBIDDEN = (
    "UPDATE journal_entry SET who = 'x'",
    "DELETE FROM journal_entry",
    "TRUNCATE journal_entry",
    "DROP TRIGGER journal_entry_no_change ON journal_entry",
    "ALTER TABLE journal_entry DISABLE TRIGGER ALL",
    "UPDATE journal_anchor SET digest = 'x'",
    "CREATE OR REPLACE FUNCTION journal_append_only() RETURNS trigger "
    "LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$",
)
