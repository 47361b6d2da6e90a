"""A backup encrypted to a key: what opens it, and what does not."""

import io
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from schoolgate.web.operations.encryption import (
    CHUNK,
    KEY_BYTES,
    MARK,
    TAG,
    DecryptingReader,
    DecryptionError,
    EncryptingWriter,
    KeyFileError,
    is_encrypted,
    make_pair,
    read_private,
    read_public,
)

KEY = X25519PrivateKey.generate()
HEAD = len(MARK) + KEY_BYTES
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17]


def encrypted(plain: bytes, *, at_once: int = 10_000) -> bytes:
    file = io.BytesIO()
    with EncryptingWriter(file, KEY.public_key()) as writer:
        for start in range(0, len(plain), at_once):
            writer.write(plain[start : start + at_once])
    return file.getvalue()


def opened(sealed: bytes, key: X25519PrivateKey = KEY) -> bytes:
    return DecryptingReader(io.BytesIO(sealed), key).readall() or b""


@pytest.mark.parametrize("size", SIZES)
def test_what_was_encrypted_comes_back(size: int) -> None:
    plain = bytes(range(251)) * (size // 251 + 1)
    plain = plain[:size]

    assert opened(encrypted(plain)) == plain


def test_nothing_of_it_stands_in_clear() -> None:
    assert b"Aisha" not in encrypted(b"Aisha Khan" * 1000)


def test_the_same_backup_is_never_encrypted_alike() -> None:
    assert encrypted(b"Aisha")[len(MARK) :] != encrypted(b"Aisha")[len(MARK) :]


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(DecryptionError, match="another key"):
        opened(encrypted(b"Aisha"), X25519PrivateKey.generate())


@pytest.mark.parametrize("place", [HEAD - 1, HEAD + 5, HEAD + CHUNK + TAG + 5, -1])
def test_a_changed_byte_is_found(place: int) -> None:
    sealed = bytearray(encrypted(b"a" * 3 * CHUNK))
    sealed[place] ^= 1

    with pytest.raises(DecryptionError):
        opened(bytes(sealed))


@pytest.mark.parametrize("chunks", [0, 1, 2])
def test_a_file_that_was_cut_between_two_chunks_is_found(chunks: int) -> None:
    sealed = encrypted(b"a" * (3 * CHUNK - 1))

    with pytest.raises(DecryptionError):
        opened(sealed[: HEAD + chunks * (CHUNK + TAG)])


def test_two_chunks_in_another_order_are_found() -> None:
    sealed = encrypted(b"a" * 3 * CHUNK)
    first, second = HEAD + CHUNK + TAG, HEAD + 2 * (CHUNK + TAG)
    swapped = sealed[:HEAD] + sealed[first:second] + sealed[HEAD:first]

    with pytest.raises(DecryptionError):
        opened(swapped + sealed[second:])


def test_something_added_at_the_end_is_found() -> None:
    with pytest.raises(DecryptionError):
        opened(encrypted(b"a") + b"more")


@pytest.mark.parametrize("head", [b"", MARK, MARK + bytes(KEY_BYTES), b"x" * 100])
def test_what_is_no_encrypted_backup_is_refused(head: bytes) -> None:
    with pytest.raises(DecryptionError):
        opened(head)


def test_a_pair_is_written_and_read_and_the_private_half_is_for_its_owner(
    tmp_path: Path,
) -> None:
    private, public = make_pair(tmp_path / "school")

    pair = read_private(private), read_public(public)
    assert pair[0].public_key() == pair[1]
    assert stat.S_IMODE(private.stat().st_mode) == 0o600


def test_a_pair_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    make_pair(tmp_path / "school")
    before = (tmp_path / "school.private").read_bytes()

    with pytest.raises(KeyFileError, match="is there already"):
        make_pair(tmp_path / "school")

    assert (tmp_path / "school.private").read_bytes() == before


def test_the_wrong_half_is_named(tmp_path: Path) -> None:
    private, public = make_pair(tmp_path / "school")

    with pytest.raises(KeyFileError, match="holds the private key"):
        read_public(private)
    with pytest.raises(KeyFileError, match="holds the public key"):
        read_private(public)


@pytest.mark.parametrize(
    "written",
    ["", "nonsense", "schoolgate-backup-public-1 AAAA", "schoolgate-backup-public-1 %"],
)
def test_a_file_that_holds_no_key_is_refused(tmp_path: Path, written: str) -> None:
    file = tmp_path / "key"
    file.write_text(written)

    with pytest.raises(KeyFileError, match="holds no key"):
        read_public(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match="can't be read"):
        read_public(tmp_path / "none")


def test_an_encrypted_file_is_known_by_its_head(tmp_path: Path) -> None:
    sealed, plain = tmp_path / "sealed", tmp_path / "plain"
    sealed.write_bytes(encrypted(b"Aisha"))
    plain.write_bytes(b"Aisha")

    assert (is_encrypted(sealed), is_encrypted(plain)) == (True, False)
