"""Make Django ready for a command: the data folder first, since settings read it."""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

FILE = "schoolgate.env"
MISSING = 2


def data_option(command: argparse.ArgumentParser) -> None:
    """Add ``--data``, the folder in which an installation keeps everything."""
    command.add_argument(
        "--data",
        metavar="FOLDER",
        default=os.environ.get("SCHOOLGATE_DATA", "data"),
        help="where everything is kept (default: SCHOOLGATE_DATA, or ./data)",
    )


def ready(data: str) -> Path:
    """Set Django up for a data folder; say what is missing if it is not set up."""
    folder = Path(data).resolve()
    django = _django()
    os.environ["SCHOOLGATE_DATA"] = str(folder)
    is_set = "SCHOOLGATE_SECRET" in os.environ or (folder / FILE).is_file()
    if not is_set:
        sys.stderr.write(
            f"schoolgate: {folder} is not set up. Run “schoolgate setup --data {data}” "
            "first, or “schoolgate demonstration” to try it out.\n"
        )
        raise SystemExit(MISSING)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schoolgate.web.settings")
    django.setup()
    return folder


def _django() -> ModuleType:
    """Django, which comes with the extra for the web alone."""
    try:
        return import_module("django")
    except ModuleNotFoundError:
        sys.stderr.write(
            "schoolgate: this needs what [web] brings: pip install “schoolgate[web]”.\n"
        )
        raise SystemExit(MISSING) from None
