"""Starting a real server on this machine, and ending it by its own process."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from socket import create_connection, socket

INSTALL = Path(__file__).parent / "servers" / "install"
ENDS_SECONDS = 15


def made(name: str) -> Path:
    """The folder of a server that the installer has made."""
    default = Path.home() / ".cache" / "schoolgate" / "servers"
    folder = Path(os.environ.get("SCHOOLGATE_SERVERS", default)) / name
    if not (folder / ".made").exists():
        raise RuntimeError(
            f"{name} is not there: run {INSTALL.relative_to(Path.cwd())}"
        )
    return folder


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(
    command: Sequence[str | Path],
    log: Path,
    env: Mapping[str, str],
    ready: Callable[[], bool],
    seconds: int = 60,
) -> Iterator[None]:
    """Run a server until the block ends; its words go to ``log``."""
    with log.open("w") as words:
        process = subprocess.Popen(
            command,
            stdout=words,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **env},
            cwd=log.parent,
        )
        try:
            _wait(process, log, ready, seconds)
            yield
        finally:
            _end(process)


def _wait(
    process: subprocess.Popen[bytes], log: Path, ready: Callable[[], bool], seconds: int
) -> None:
    end = time.monotonic() + seconds
    while not ready():
        ended = process.poll() is not None
        if ended or time.monotonic() > end:
            what = "ended" if ended else f"was not ready after {seconds} s"
            raise RuntimeError(f"{log.stem} {what}:\n{log.read_text()[-2000:]}")
        time.sleep(0.1)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(ENDS_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def listens(port: int) -> Callable[[], bool]:
    """Whether somebody listens on the port."""

    def does() -> bool:
        try:
            create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            return False
        return True

    return does


def says(log: Path, word: str) -> Callable[[], bool]:
    """Whether a server has said that it is ready."""
    return lambda: log.exists() and word in log.read_text()
