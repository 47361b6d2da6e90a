"""What a check says after it has looked. A finding accuses nobody: clauses judge.

A check yields any number of these, in any order:

* ``Finding``: seen. If certain, its fact is true; if not, a person must say.
* ``Unsaid``: could not look; the fact stays unsaid, and why.
* ``Measured``: a number that a limit is held against.

A fact of the check about which it yields nothing is false: it looked, and found
nothing.
"""

from schoolgate.engine.record import record


@record
class Span:
    """Where in the text, in code points of the text as given; end is exclusive."""

    start: int
    end: int


@record
class Place:
    """Where on a photograph: boxes ``(x, y, width, height)``.

    Unit: pixels of the whole picture after its orientation is applied.
    """

    file: str
    boxes: tuple[tuple[int, int, int, int], ...] = ()


@record
class Finding:
    """One thing seen, with where it stands and how to say it to a teacher.

    ``replacement`` is what could stand in its place, where that is plain ("Aisha").
    ``platforms`` names where it holds; empty means everywhere. ``part`` is which words
    it stands in, where they are not the post's text: the title, an alternative text.
    """

    fact: str
    says: str
    certain: bool = True
    text: Span | None = None
    photo: Place | None = None
    replacement: str | None = None
    platforms: frozenset[str] = frozenset()
    part: str = ""

    @property
    def is_in_words(self) -> bool:
        """Whether it was seen in the words of the post, wherever they stand."""
        return self.text is not None or bool(self.part)


@record
class Unsaid:
    """A fact that could not be settled, and why, for a person to settle."""

    fact: str
    why: str
    platforms: frozenset[str] = frozenset()


@record
class Measured:
    """A number read off the post, in the unit that the fact's question names."""

    fact: str
    value: int
    platforms: frozenset[str] = frozenset()


Seen = Finding | Unsaid | Measured
