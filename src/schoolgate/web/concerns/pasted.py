"""Pictures that were pasted into words: as an address of data, or as bare base64."""

import re
from collections.abc import Iterator

# “personal data: names” is no picture, and “data:image/png;” is one.
_ADDRESS = r"\bdata:(?:image|video|audio|application)/[\w.+-]+\s*[;,]|;\s*base64\s*,"
# How base64 begins of PNG, JPEG, GIF, WebP, TIFF, HEIC and MP4, PDF, SVG and BMP.
_BEGINNINGS = (
    r"(?<![A-Za-z0-9+/])(?:iVBORw0KGgo|/9j/[2-4]|R0lGOD[dl]|UklGR|SUkqA|TU0AK"
    r"|AAAA[A-Za-z0-9+/]{2,4}Z0eX|JVBERi0|PHN2Z|Qk[0-9A-Za-z][A-Za-z0-9+/]{3}AAAA)"
    r"(?=[A-Za-z0-9+/=]{16})"
)
PICTURE = re.compile(f"(?i:{_ADDRESS})|{_BEGINNINGS}")
RUN = re.compile(r"[A-Za-z0-9+/=%_-]{40,}")
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]+")
# So many signs without a word between them are nobody's words.
LONGEST_RUN = 400


def holds_picture(words: str) -> bool:
    """Whether a picture was pasted into words."""
    return PICTURE.search(words) is not None or _holds_bare_data(words)


def without_picture(words: str) -> str:
    """Words without the pictures that were pasted into them; all else stays.

    What follows a picture may be more of it, wrapped, so long runs of letters go too.
    """
    if not holds_picture(words):
        return words
    before, *rest = PICTURE.split(words)
    left = (RUN.sub("", re.sub(r"^\S+", "", one)).strip() for one in rest)
    return " ".join((RUN.sub(_unless_words, before).strip(), *left)).strip()


def _unless_words(run: re.Match[str]) -> str:
    return "" if _is_data(run.group()) else run.group()


def _holds_bare_data(words: str) -> bool:
    """Whether runs that are no words, with nothing but blanks between, are too long."""
    return any(length >= LONGEST_RUN for length in _lengths(words))


def _lengths(words: str) -> Iterator[int]:
    """How long each stretch of data is, so far, at the end of each of its lines."""
    length, end = 0, 0
    for run in RUN.finditer(words):
        if not _is_data(run.group()):
            length = 0
            continue
        joins = length and not words[end : run.start()].strip(" \t\r\n>|\"'")
        length = len(run.group()) + (length if joins else 0)
        end = run.end()
        yield length


def _is_data(run: str) -> bool:
    """Whether a run has small and capital letters and digits, or is hexadecimal."""
    has_digit = any(one.isdigit() for one in run)
    if _HEXADECIMAL.fullmatch(run):
        return has_digit and any(one.isalpha() for one in run)
    return has_digit and run.lower() != run != run.upper()
