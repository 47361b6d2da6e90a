"""The draft: its words, its pictures, and what its author declares."""

from datetime import datetime
from pathlib import Path

from schoolgate.engine.record import record


@record
class Photo:
    """A photograph as handed in, with what its author says of it.

    ``file`` is the name used towards people; ``recognisable`` is None until said.
    ``decorative``: it tells nothing, so those who can't see it miss nothing.
    ``film``: it moves and has sound; who is in it is asked alike, its file is not read.
    ``transcript`` is what is said in it, or its captions.
    """

    file: str
    path: Path
    alt: str | None = None
    in_picture: tuple[str, ...] = ()
    nobody: bool = False
    recognisable: bool | None = None
    decorative: bool = False
    film: bool = False
    transcript: str = ""


@record
class Post:
    """A draft post. ``text`` is as the author gave it: offsets count its code points.

    ``platforms``, ``kind`` and ``roles`` are empty where not said.
    ``on`` is school local time (Europe/London), without a zone.

    A check of words is given ``text`` as people read it, with the title, alternative
    texts and transcripts behind it (``reading.wording``); ``written`` is then the text
    as its author gave it.
    """

    text: str
    on: datetime
    photos: tuple[Photo, ...] = ()
    platforms: tuple[str, ...] = ()
    kind: str = ""
    roles: frozenset[str] = frozenset()
    audience: str = "public"
    tags: tuple[str, ...] = ()
    election: str = ""
    title: str = ""
    written: str | None = None

    @property
    def as_written(self) -> str:
        """The text as its author gave it, for what counts signs or looks at lines."""
        return self.text if self.written is None else self.written

    @property
    def stills(self) -> tuple[Photo, ...]:
        """Its photographs alone: what can be decoded, measured and described."""
        return tuple(photo for photo in self.photos if not photo.film)
