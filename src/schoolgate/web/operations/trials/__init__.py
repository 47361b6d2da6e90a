"""Trials of what comes with packages: one module a part, each run in its own process.

A package can be installed and still not start: a library that it needs is not on the
machine, or the processor lacks an instruction. So each part does a small piece of its
own work, and the doctor reads how that process ended.
"""


class TrialError(Exception):
    """A part ran and gave the wrong answer."""


def expect(answer: object, what: str) -> None:
    """Raise TrialError unless there is an answer."""
    if not answer:
        raise TrialError(f"it did not give {what}")
