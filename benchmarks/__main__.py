"""Measure each figure of the documentation again: ``python -m benchmarks``, for hours.

Each benchmark runs in a process of its own; what one needs and is not installed, it
says itself. The exit status is that of the worst.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMAND = re.compile(r"python (?:-m benchmarks\.|benchmarks/)(\w+)")


def documented() -> list[str]:
    """The benchmarks whose command stands in a document, by name."""
    pages = (page.read_text("utf-8") for page in (ROOT / "docs").rglob("*.md"))
    return sorted({name for page in pages for name in COMMAND.findall(page)})


def main() -> int:
    """Run them one after the other, each under its name."""
    worst = 0
    for name in documented():
        print(f"\n{name}\n", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}"]
        worst = max(worst, subprocess.run(command, cwd=ROOT, check=False).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
