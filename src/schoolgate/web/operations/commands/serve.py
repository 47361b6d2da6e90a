"""``schoolgate serve``: the site and its worker, which begin and end together."""

import argparse
import os
import socket
import sys
from importlib import import_module
from pathlib import Path

from schoolgate.web.operations.commands.ready import FILE, clearly, data_option, ready
from schoolgate.web.operations.commands.side_by_side import SideBySide

REFUSED = 1
ADDRESS = "SCHOOLGATE_ADDRESS"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``serve`` and its options."""
    command = commands.add_parser("serve", help="serve the site, with its worker")
    command.set_defaults(run=clearly(run))
    data_option(command)
    command.add_argument("--host", default="127.0.0.1", help="where it listens")
    command.add_argument("--port", type=int, default=8000)
    command.add_argument(
        "--processes",
        type=int,
        default=1,
        help="of four threads each; SQLite wants one (default: 1)",
    )
    command.add_argument("--without-worker", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Serve until told to stop; a part that ends by itself is begun again."""
    _say_where(arguments)
    ready(arguments.data)
    if why := _unservable(arguments.host, arguments.port):
        sys.stderr.write(f"schoolgate: {why}\n")
        return REFUSED
    parts = [_site(arguments)]
    if not arguments.without_worker:
        parts.append(["schoolgate", "worker"])
    sys.stdout.write(f"Serving {import_module('django.conf').settings.ADDRESS}\n")
    sys.stdout.flush()
    return SideBySide([[sys.executable, "-m", *part] for part in parts]).run()


def _say_where(arguments: argparse.Namespace) -> None:
    """Where no address is set, as in a demonstration, it is the one served at."""
    file = Path(arguments.data) / FILE
    given = file.read_text(encoding="utf-8") if file.is_file() else ""
    if f"{ADDRESS}=" not in given:
        os.environ.setdefault(ADDRESS, f"http://{arguments.host}:{arguments.port}")


def _unservable(host: str, port: int) -> str:
    """Why it can't be served, or nothing."""
    ahead = import_module("schoolgate.web.operations.migrating").missing()
    if ahead:
        return (
            f"{len(ahead)} migrations are missing. Run “schoolgate upgrade” first, "
            "which keeps a copy."
        )
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
        except OSError as error:
            return (
                f"{host}:{port} can't be used: {error.strerror}. Name another --port."
            )
    return ""


def _site(arguments: argparse.Namespace) -> list[str]:
    return [
        *("gunicorn", "schoolgate.web.wsgi"),
        *("--bind", f"{arguments.host}:{arguments.port}"),
        *("--worker-class", "gthread", "--threads", "4"),
        *("--workers", str(arguments.processes)),
        *("--log-level", "warning", "--max-requests", "20000"),
    ]
