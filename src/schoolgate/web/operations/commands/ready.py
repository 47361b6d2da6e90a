"""Make Django ready for a command: the data folder first, since settings read it."""

import argparse
import os
import sys
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from schoolgate.web.operations.extras import cure_of

FILE = "schoolgate.env"
DAMAGED, MISSING = 1, 2


class NotReadyError(Exception):
    """The site can't be set up here: what is missing, and what to do."""


def data_option(command: argparse.ArgumentParser) -> None:
    """Add ``--data``, the folder in which an installation keeps everything."""
    command.add_argument(
        "--data",
        metavar="FOLDER",
        default=os.environ.get("SCHOOLGATE_DATA", "data"),
        help="where everything is kept (default: SCHOOLGATE_DATA, or ./data)",
    )


def ready(data: str) -> Path:
    """Set Django up for a data folder; end here, and say why, if that can't be."""
    try:
        return made_ready(data)
    except NotReadyError as error:
        sys.stderr.write(f"schoolgate: {error}\n")
        raise SystemExit(MISSING) from None


def made_ready(data: str) -> Path:
    """Set Django up for a data folder. Raises NotReadyError."""
    if find_spec("django") is None:
        raise NotReadyError("this needs what [web] brings: " + cure_of("web"))
    folder = Path(data).resolve()
    os.environ["SCHOOLGATE_DATA"] = str(folder)
    is_set = "SCHOOLGATE_SECRET" in os.environ or (folder / FILE).is_file()
    if not is_set:
        raise NotReadyError(
            f"{folder} is not set up. Run “schoolgate setup --data {data}” first, or "
            "“schoolgate demonstration” to try it out."
        )
    os.umask(0o077)  # what is written here is for nobody else on the machine
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schoolgate.web.settings")
    _set_up()
    return folder


def _set_up() -> None:
    wrong = import_module("django.core.exceptions").ImproperlyConfigured
    try:
        import_module("django").setup()
    except ModuleNotFoundError as error:
        raise NotReadyError(f"{error.name} is missing: {cure_of('web')}") from error
    except wrong as error:
        if "psycopg" in str(error):
            raise NotReadyError(
                f"PostgreSQL needs a driver: {cure_of('postgres')}"
            ) from error
        raise NotReadyError(str(error)) from error


def clearly(run: Callable[[argparse.Namespace], int]) -> Callable[..., int]:
    """Let a command say in clear words that the database file is damaged."""

    @wraps(run)
    def run_clearly(arguments: argparse.Namespace) -> int:
        try:
            return run(arguments)
        except _database_errors() as error:
            damage = import_module("schoolgate.web.operations.damage")
            if not damage.is_damage(error):
                raise
            what = damage.in_words(str(error))
            sys.stderr.write(f"schoolgate: {what}. {damage.CURE}.\n")
            return DAMAGED

    return run_clearly


def _database_errors() -> tuple[type[Exception], ...]:
    """Django's errors of a database, if Django was imported at all."""
    known = sys.modules.get("django.db")
    return (known.DatabaseError,) if known else ()
