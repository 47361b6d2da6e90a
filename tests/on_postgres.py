"""``python -m tests.on_postgres``: the web's tests on a real PostgreSQL server."""

import os
import subprocess
import sys

from tests.postgres import postgres

TESTS = ("src/schoolgate/web", "tests/test_sequences.py")


def main() -> int:
    """Start the server, run the tests on it, and end it."""
    with postgres() as address:
        environment = {**os.environ, "SCHOOLGATE_DATABASE": address}
        command = [sys.executable, "-m", "pytest", "-rs", *sys.argv[1:], *TESTS]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
