"""The database as it is, in one file of its own kind: what an upgrade goes back to."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from django.db import connection


class CopyError(Exception):
    """The database could not be copied: why, and what to do."""


def copied(stem: Path) -> Path:
    """Copy the database while others use it; the file's name ends by its kind."""
    if connection.vendor == "sqlite":
        return _sqlite(stem.with_name(f"{stem.name}.sqlite3"))
    return _postgresql(stem.with_name(f"{stem.name}.dump"))


def _sqlite(file: Path) -> Path:
    connection.ensure_connection()
    target = sqlite3.connect(file)
    try:
        connection.connection.backup(target)
    finally:
        target.close()
    file.chmod(0o600)
    return file


def _postgresql(file: Path) -> Path:
    program = shutil.which("pg_dump")
    if program is None:
        raise CopyError(
            "pg_dump is not here. Install the package postgresql-client, or copy the "
            "database in another way and say --copied."
        )
    settings = {key: str(value) for key, value in connection.settings_dict.items()}
    command = [program, "--format=custom", "--no-owner", f"--file={file}"]
    # Not in the arguments, which everybody on the machine can read.
    told = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
    }
    environment = {**os.environ, **{key: text for key, text in told.items() if text}}
    done = subprocess.run(  # noqa: S603
        command, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        file.unlink(missing_ok=True)
        raise CopyError(
            f"pg_dump failed: {done.stderr.strip()}. Copy the database in another way "
            "and say --copied."
        )
    file.chmod(0o600)
    return file
