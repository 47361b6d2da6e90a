"""What could not be asked of a picture, and why: it is never taken for a no."""

from schoolgate.engine.record import record


@record
class Unlooked:
    """A question without an answer; ``why`` says what to do about it."""

    why: str


def wanting(error: ImportError, extra: str, what: str) -> Unlooked:
    """The answer where a package is missing that the question needs."""
    return Unlooked(
        f"{what}, which needs {error.name or error}: pip install schoolgate[{extra}], "
        "or have a person look"
    )
