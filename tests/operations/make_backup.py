"""Make the backup of 0.4.0 that every later release has to restore and upgrade.

``python -m tests.operations.make_backup``: an invented school with some of everything,
at a fixed moment. Until 0.4.0 is out, run it again whenever a migration was changed;
from then on, the file stays as it is.
"""

import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import time_machine

BACKUP = Path(__file__).parent / "backups" / "0.4.0.tar.gz"
# The keys of an invented installation, without which nothing sealed in it opens.
SETTINGS = {
    "SCHOOLGATE_SECRET": "of-an-invented-school-" + "s" * 40,
    "SCHOOLGATE_KEYS": "c2VhbHMgaW4gYW4gaW52ZW50ZWQgc2Nob29sIG9ubHk=",
    "SCHOOLGATE_ANCHOR_KEY": "c2lnbnMgaW4gYW4gaW52ZW50ZWQgc2Nob29sIG9ubHk=",
    "SCHOOLGATE_ADDRESS": "https://posts.elm.example.org",
}
MANY = 2


def main() -> None:
    """Make the school in a process of its own, whose settings are these alone."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("SCHOOLGATE_")}
        os.environ.clear()
        os.environ.update(kept | SETTINGS | {"SCHOOLGATE_DATA": folder})
        os.environ["DJANGO_SETTINGS_MODULE"] = "schoolgate.web.settings"
        made = _made()
    sys.stdout.write(f"{BACKUP.name}: {made}\n")


def _made() -> str:
    import django

    django.setup()
    from django.core.management import call_command

    from schoolgate.web.conftest import MONDAY
    from schoolgate.web.operations.backing_up import BackupOptions, back_up
    from tests.operations.full_elm import fill_elm

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    with time_machine.travel(MONDAY, tick=False):
        fill_elm(MANY)
    at = MONDAY + timedelta(hours=1)
    with time_machine.travel(at, tick=False):
        made = back_up(BACKUP, BackupOptions(with_keys=False, to=None), at=at)
    BACKUP.chmod(0o644)
    return f"{made.rows} rows, {made.pictures} pictures"


if __name__ == "__main__":
    main()
