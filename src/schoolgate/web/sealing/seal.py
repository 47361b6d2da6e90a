"""Seals what a copy of the database must not tell, such as accounts' credentials.

AES-256-GCM. ``about`` names the place that holds the ciphertext and is bound into it,
so that one moved to another row doesn't open. Keys stand in ``SCHOOLGATE_KEYS`` (each
of 32 bytes, in base64, between commas): the first seals, all of them open. A last one,
derived from the installation's secret, opens as well, and seals where none is set.

A seal: one byte for its version, four for the key, twelve of nonce, the ciphertext.
"""

import base64
import binascii
import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SETTING = "SCHOOLGATE_KEYS"
VERSION = b"\x01"
KEY_BYTES, NAME_BYTES, NONCE_BYTES = 32, 4, 12
HEAD_BYTES = len(VERSION) + NAME_BYTES + NONCE_BYTES


class SealError(Exception):
    """Something sealed does not open here: the message says why, and what to do."""


class UnknownKeyError(SealError):
    """It was sealed by a key that this installation doesn't have."""

    def __init__(self, about: str) -> None:
        super().__init__(
            f"{about} was sealed by a key that is not here. Put the old key after the "
            f"new one in {SETTING}, or the old SCHOOLGATE_SECRET back."
        )


class BrokenSealError(SealError):
    """It was changed, or sealed for another place."""

    def __init__(self, about: str) -> None:
        super().__init__(
            f"{about} does not open: it was changed, or belongs to another place. "
            "Restore it from a backup, or type it in again."
        )


def seal(plain: bytes, about: str) -> bytes:
    """Seal bytes for the place that ``about`` names, by the first key."""
    key, nonce = _keys()[0], os.urandom(NONCE_BYTES)
    ciphertext = AESGCM(key).encrypt(nonce, plain, about.encode())
    return VERSION + _name(key) + nonce + ciphertext


def unseal(sealed: bytes, about: str) -> bytes:
    """Open what was sealed for this place. Raises SealError."""
    if sealed[:1] != VERSION or len(sealed) <= HEAD_BYTES:
        raise BrokenSealError(about)
    key = _key_of(sealed, about)
    nonce = sealed[HEAD_BYTES - NONCE_BYTES : HEAD_BYTES]
    try:
        return AESGCM(key).decrypt(nonce, sealed[HEAD_BYTES:], about.encode())
    except InvalidTag:
        raise BrokenSealError(about) from None


def is_by_first_key(sealed: bytes) -> bool:
    """Whether it was sealed by the key that seals today."""
    return sealed[:1] == VERSION and _named(sealed) == _name(_keys()[0])


def resealed(sealed: bytes, about: str) -> bytes:
    """Seal anew by the first key; what is sealed by it already stays as it is."""
    if is_by_first_key(sealed):
        return sealed
    return seal(unseal(sealed, about), about)


def _key_of(sealed: bytes, about: str) -> bytes:
    for key in _keys():
        if _name(key) == _named(sealed):
            return key
    raise UnknownKeyError(about)


def _named(sealed: bytes) -> bytes:
    return sealed[len(VERSION) : len(VERSION) + NAME_BYTES]


def _name(key: bytes) -> bytes:
    """What a key is called in a seal; it tells nothing of the key."""
    return hashlib.sha256(b"schoolgate key name" + key).digest()[:NAME_BYTES]


def _keys() -> list[bytes]:
    """The keys that are set, and the one derived from the installation's secret."""
    given = settings.ENVIRONMENT.words(SETTING)
    kdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"sealing")
    derived = kdf.derive(settings.SECRET_KEY.encode())
    return [*(_read(number, word) for number, word in enumerate(given, 1)), derived]


def _read(number: int, word: str) -> bytes:
    """Read a key, without ever showing it."""
    try:
        key = base64.b64decode(word, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured(
            f"Key {number} of {SETTING} is not {KEY_BYTES} bytes in base64: make one "
            "with “openssl rand -base64 32”."
        )
    return key
