"""A backup encrypted to a key that the school keeps elsewhere.

This machine holds the public half alone: whoever takes the machine, or the disk that
backups lie on, opens none of them. ``docs/reference/backup-format.md`` describes the
format: X25519 agrees on a key, HKDF-SHA256 derives it, and ChaCha20-Poly1305 seals
chunks of 64 KiB, each by its number and whether it is the last.
"""

import base64
import binascii
import io
import os
from pathlib import Path
from typing import IO, TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

MARK = b"schoolgate-backup-1\n"
CHUNK, TAG, KEY_BYTES, COUNTER_BYTES = 64 * 1024, 16, 32, 11
PRIVATE, PUBLIC = "schoolgate-backup-private-1", "schoolgate-backup-public-1"


class KeyFileError(Exception):
    """A file holds no key that can be used here: why, and what to do."""


class DecryptionError(Exception):
    """An encrypted file does not open: why."""


def make_pair(name: Path) -> tuple[Path, Path]:
    """Write a new pair of keys: NAME.private and NAME.public. Neither is replaced."""
    key = X25519PrivateKey.generate()
    private, public = (
        name.with_name(f"{name.name}.{half}") for half in ("private", "public")
    )
    for file in (private, public):
        if file.exists():
            raise KeyFileError(f"{file} is there already: name another file.")
    _write(private, PRIVATE, key.private_bytes_raw(), 0o600)
    _write(public, PUBLIC, key.public_key().public_bytes_raw(), 0o644)
    return private, public


def read_public(file: Path) -> X25519PublicKey:
    """Read the key that a backup is encrypted to. Raises KeyFileError."""
    return X25519PublicKey.from_public_bytes(_read(file, PUBLIC))


def read_private(file: Path) -> X25519PrivateKey:
    """Read the key that opens backups. Raises KeyFileError."""
    return X25519PrivateKey.from_private_bytes(_read(file, PRIVATE))


def is_encrypted(file: Path) -> bool:
    """Whether a file is an encrypted backup."""
    with file.open("rb") as opened:
        return opened.read(len(MARK)) == MARK


class EncryptingWriter(io.RawIOBase):
    """A file to write to, which writes what it is given encrypted into another."""

    def __init__(self, file: IO[bytes], to: X25519PublicKey) -> None:
        ours = X25519PrivateKey.generate()
        sent = ours.public_key().public_bytes_raw()
        self._file, self._waiting, self._number = file, bytearray(), 0
        self._cipher = _cipher(ours.exchange(to), sent, to.public_bytes_raw())
        file.write(MARK + sent)

    def writable(self) -> bool:
        """It can be written to."""
        return True

    def write(self, data: "ReadableBuffer") -> int:
        """Take bytes, and write each chunk once another one has begun."""
        given = bytes(data)
        self._waiting += given
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), is_last=False)
            del self._waiting[:CHUNK]
        return len(given)

    def close(self) -> None:
        """Write the last chunk; the file itself stays open."""
        if not self.closed:
            self._seal(bytes(self._waiting), is_last=True)
            self._waiting.clear()
        super().close()

    def _seal(self, chunk: bytes, *, is_last: bool) -> None:
        nonce = _nonce(self._number, is_last=is_last)
        self._file.write(self._cipher.encrypt(nonce, chunk, None))
        self._number += 1


class DecryptingReader(io.RawIOBase):
    """A file to read from, which opens what another holds. Raises DecryptionError.

    A chunk is given out once it is known to be as it was written; a file that was cut
    off has no last chunk, and is refused when its end is reached.
    """

    def __init__(self, file: IO[bytes], key: X25519PrivateKey) -> None:
        head = file.read(len(MARK) + KEY_BYTES)
        if not head.startswith(MARK) or len(head) != len(MARK) + KEY_BYTES:
            raise DecryptionError("it is not an encrypted backup")
        sent = head[len(MARK) :]
        shared = _agreed(key, sent)
        own = key.public_key().public_bytes_raw()
        self._file, self._cipher = file, _cipher(shared, sent, own)
        self._sealed, self._plain, self._number = file.read(CHUNK + TAG), b"", 0
        if not self._sealed:
            raise DecryptionError("it was cut off after it was made")

    def readable(self) -> bool:
        """It can be read from."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Give what is open already, or open the next chunk."""
        view = memoryview(buffer).cast("B")
        while not self._plain and self._sealed:
            self._plain = self._opened()
        count = min(len(view), len(self._plain))
        view[:count] = self._plain[:count]
        self._plain = self._plain[count:]
        return count

    def _opened(self) -> bytes:
        chunk, self._sealed = self._sealed, self._file.read(CHUNK + TAG)
        nonce = _nonce(self._number, is_last=not self._sealed)
        try:
            plain = self._cipher.decrypt(nonce, chunk, None)
        except InvalidTag:
            raise DecryptionError(_why(self._number)) from None
        self._number += 1
        return plain


def _agreed(key: X25519PrivateKey, sent: bytes) -> bytes:
    try:
        return key.exchange(X25519PublicKey.from_public_bytes(sent))
    except ValueError:
        # A point by which no key could be agreed on: nobody's program wrote it.
        raise DecryptionError(_why(0)) from None


def _why(number: int) -> str:
    if number:
        return "it was changed or cut off after it was made"
    return "it is encrypted to another key, or was changed"


def _cipher(shared: bytes, sent: bytes, to: bytes) -> ChaCha20Poly1305:
    kdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=sent + to, info=MARK)
    return ChaCha20Poly1305(kdf.derive(shared))


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(COUNTER_BYTES, "big") + bytes([is_last])


def _write(file: Path, mark: str, key: bytes, mode: int) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "w", encoding="ascii") as opened:
        opened.write(f"{mark} {base64.b64encode(key).decode()}\n")


def _read(file: Path, wanted: str) -> bytes:
    try:
        mark, _, letters = file.read_text(encoding="ascii").strip().partition(" ")
    except (OSError, UnicodeDecodeError) as error:
        raise KeyFileError(f"{file} can't be read: {error}.") from error
    if {mark, wanted} == {PRIVATE, PUBLIC}:
        half = "private" if mark == PRIVATE else "public"
        raise KeyFileError(f"{file} holds the {half} key. Name the other file.")
    try:
        key = base64.b64decode(letters, validate=True)
    except binascii.Error:
        key = b""
    if mark != wanted or len(key) != KEY_BYTES:
        raise KeyFileError(
            f"{file} holds no key for backups. “schoolgate backup-key” makes a pair."
        )
    return key
