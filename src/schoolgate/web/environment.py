"""Typed readers of what the installation sets; nonsense is refused by name.

A setting comes from the process's environment, else from ``schoolgate.env`` in the data
folder (``NAME=value``, one a line), which ``schoolgate setup`` writes.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

FILE = "schoolgate.env"
TRUE = frozenset(("1", "true", "yes", "on"))
FALSE = frozenset(("0", "false", "no", "off", ""))

Database = dict[str, object]


class Environment:
    """What is set, read by type: each reader names the setting it can't read."""

    def __init__(self, data: Path, given: Mapping[str, str] | None = None) -> None:
        self.data = data
        self._given = {**_file(data / FILE), **(os.environ if given is None else given)}

    def text(self, name: str, default: str = "") -> str:
        """A setting as it stands."""
        return self._given.get(name, default).strip()

    def yes(self, name: str) -> bool:
        """A switch; off if it isn't set."""
        value = self.text(name).lower()
        if value not in TRUE | FALSE:
            raise _wrong(name, value, "write 1 or 0")
        return value in TRUE

    def number(self, name: str, default: int, *, least: int = 0) -> int:
        """A whole number, not below ``least``."""
        value = self.text(name, str(default))
        if not value.isdigit() or int(value) < least:
            raise _wrong(name, value, f"write a whole number of at least {least}")
        return int(value)

    def words(self, name: str) -> list[str]:
        """Words between commas."""
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def database(self, name: str) -> Database:
        """``postgresql://user:password@host:port/name``; SQLite where it isn't set."""
        address = self.text(name)
        if not address:
            return sqlite(self.data / "schoolgate.sqlite3")
        parts = urlsplit(address)
        if parts.scheme == "sqlite":
            return sqlite(Path(parts.path))
        if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
            raise _wrong(
                name, parts.scheme, "write postgresql://user:password@host:port/name"
            )
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.strip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }


def sqlite(path: Path) -> Database:
    """SQLite that several writers share: they wait for each other, and lose nothing."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
                "PRAGMA cache_size=-20000;PRAGMA mmap_size=134217728;"
            ),
        },
    }


def _file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (ln.partition("=") for ln in lines if ln.strip() and ln[0] != "#")
    return {name.strip(): value.strip() for name, _, value in pairs}


def _wrong(name: str, value: str, cure: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name}={value!r} can't be read: {cure}.")
