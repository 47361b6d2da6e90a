"""A hand-off as one file to download: the same bytes for the same post, always."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from schoolgate.channels.handoff.bundle import Bundle

LONG_AGO = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16


def zipped(handed: Bundle) -> bytes:
    """The text, the steps, the alternative texts and the pictures in a ZIP file."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as file:
        for name, data in _files(handed):
            info = ZipInfo(name, LONG_AGO)
            info.external_attr = READABLE
            file.writestr(info, data)
    return made.getvalue()


def _files(handed: Bundle) -> Iterator[tuple[str, bytes]]:
    text = f"{handed.title}\n\n{handed.text}" if handed.title else handed.text
    yield "post.txt", text.encode()
    steps = (f"{number}. {step}" for number, step in enumerate(handed.steps, 1))
    yield "what-to-do.txt", _lines(steps)
    if handed.pictures:
        alts = (f"{p.name}: {p.alt or '(decorative)'}" for p in handed.pictures)
        yield "alternative-texts.txt", _lines(alts)
    for picture in handed.pictures:
        yield picture.name, picture.data


def _lines(lines: Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
