"""The key that signs the journal's lines, and a line as it is sent and read back.

Ed25519. Keys stand in ``SCHOOLGATE_ANCHOR_KEY`` (each of 32 bytes, in base64, between
commas): the first signs, lines of all of them are recognised. A last one is derived
from the installation's secret, and signs when none is set.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SETTING = "SCHOOLGATE_ANCHOR_KEY"
KEY_BYTES = 32
MARK = "schoolgate-anchor-1"
# Mail programs break a long line where it has a space.
LINE = re.compile(
    rf"{MARK}\s+(?P<school>[-\w]+)\s+(?P<day>\d{{4}}-\d\d-\d\d)\s+"
    r"(?P<digest>[0-9a-f]{64})\s+(?P<signature>[-\w]{86})(?![-\w])",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class AnchorLine:
    """A signed line: the school's address, the day, the digest and the signature."""

    school: str
    day: date
    digest: str
    signature: str

    def __str__(self) -> str:
        return f"{_signed_part(self.school, self.day, self.digest)} {self.signature}"


def sign(school: str, day: date, digest: str) -> AnchorLine:
    """Make a line, signed by the first key."""
    signature = _keys()[0].sign(_signed_part(school, day, digest).encode())
    letters = base64.urlsafe_b64encode(signature).rstrip(b"=").decode()
    return AnchorLine(school, day, digest, letters)


def is_signed_here(line: AnchorLine) -> bool:
    """Whether a key of this installation signed the line."""
    try:
        signature = base64.urlsafe_b64decode(f"{line.signature}==")
    except binascii.Error:
        return False
    said = _signed_part(line.school, line.day, line.digest).encode()
    return any(_verifies(key, signature, said) for key in _keys())


def lines_in(text: str) -> list[AnchorLine]:
    """Read the lines in a text, such as some saved emails, each once."""
    found = {str(line): line for line in _read(text)}
    return list(found.values())


def is_key_set() -> bool:
    """Whether the installation has a key of its own for this."""
    return bool(settings.ENVIRONMENT.words(SETTING))


def _read(text: str) -> Iterator[AnchorLine]:
    for found in LINE.finditer(text):
        try:
            day = date.fromisoformat(found["day"])
        except ValueError:
            continue
        yield AnchorLine(found["school"], day, found["digest"], found["signature"])


def _signed_part(school: str, day: date, digest: str) -> str:
    return f"{MARK} {school} {day.isoformat()} {digest}"


def _verifies(key: Ed25519PrivateKey, signature: bytes, said: bytes) -> bool:
    try:
        key.public_key().verify(signature, said)
    except InvalidSignature:
        return False
    return True


def _keys() -> list[Ed25519PrivateKey]:
    """The keys that are set, and the one derived from the installation's secret."""
    given = settings.ENVIRONMENT.words(SETTING)
    kdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"anchors")
    seeds = [_seed(number, word) for number, word in enumerate(given, 1)]
    seeds.append(kdf.derive(settings.SECRET_KEY.encode()))
    return [Ed25519PrivateKey.from_private_bytes(seed) for seed in seeds]


def _seed(number: int, word: str) -> bytes:
    """Read a key, without ever showing it."""
    try:
        seed = base64.b64decode(word, validate=True)
    except binascii.Error:
        seed = b""
    if len(seed) != KEY_BYTES:
        raise ImproperlyConfigured(
            f"Key {number} of {SETTING} is not {KEY_BYTES} bytes in base64: make one "
            "with “openssl rand -base64 32”."
        )
    return seed
