"""A real PostgreSQL server of the tests' own, on loopback, gone when they end."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
# The server refuses root; this user comes with its package.
USER = "postgres"


class NoPostgresError(Exception):
    """The server's programs are not here, so what needs them can't be tried."""


@contextmanager
def postgres() -> Iterator[str]:
    """Start a server; give the address of an empty database in it."""
    if not BINARIES:
        raise NoPostgresError("Install the package postgresql: these tests need it.")
    folder = Path(tempfile.mkdtemp(prefix="schoolgate-postgres-"))
    shutil.chown(folder, USER) if os.geteuid() == 0 else None
    port = free_port()
    data = str(folder / "data")
    options = (
        f"-p {port} -c fsync=off -c listen_addresses=127.0.0.1 "
        f"-c unix_socket_directories={folder}"
    )
    _run("initdb", "-D", data, "-A", "trust", "-U", "schoolgate")
    _run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql://schoolgate@127.0.0.1:{port}/postgres"
    finally:
        _run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _run(program: str, *arguments: str) -> None:
    command = [str(BINARIES[-1] / program), *arguments]
    if os.geteuid() == 0:
        command = [
            "setpriv",
            "--reuid",
            USER,
            "--regid",
            USER,
            "--clear-groups",
            *command,
        ]
    subprocess.run(command, check=True, capture_output=True, cwd="/")
