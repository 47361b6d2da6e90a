"""What is sealed opens in its place alone, by any key that is set."""

import base64
import os
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django.fixtures import Settings

from schoolgate.web.environment import Environment
from schoolgate.web.sealing.seal import (
    BrokenSealError,
    UnknownKeyError,
    resealed,
    seal,
    unseal,
)

PLAIN, HERE = b"app-password", "accounts.account.credentials:1:1"


def a_key() -> str:
    return base64.b64encode(os.urandom(32)).decode()


def keys(settings: Settings, *given: str) -> None:
    settings.ENVIRONMENT = Environment(
        Path("nowhere"), {"SCHOOLGATE_KEYS": ",".join(given)}
    )


def test_what_is_sealed_opens_again_in_its_place() -> None:
    sealed = seal(PLAIN, HERE)

    assert PLAIN not in sealed
    assert unseal(sealed, HERE) == PLAIN


def test_the_same_words_never_give_the_same_seal() -> None:
    assert seal(PLAIN, HERE) != seal(PLAIN, HERE)


def test_what_was_moved_to_another_place_does_not_open() -> None:
    with pytest.raises(BrokenSealError, match="belongs to another place"):
        unseal(seal(PLAIN, HERE), "accounts.account.credentials:2:1")


@pytest.mark.parametrize("place", [16, 20, -1])
def test_one_changed_bit_and_it_does_not_open(place: int) -> None:
    sealed = bytearray(seal(PLAIN, HERE))
    sealed[place] ^= 1

    with pytest.raises(BrokenSealError):
        unseal(bytes(sealed), HERE)


@pytest.mark.parametrize("stored", [b"", b"{}", b'{"password": "in plain words"}'])
def test_what_was_never_sealed_does_not_open(stored: bytes) -> None:
    with pytest.raises(BrokenSealError, match="type it in again"):
        unseal(stored, HERE)


def test_an_older_key_still_opens_and_the_first_one_seals(settings: Settings) -> None:
    old, new = a_key(), a_key()
    keys(settings, old)
    sealed = seal(PLAIN, HERE)

    keys(settings, new, old)
    again = resealed(sealed, HERE)

    assert unseal(sealed, HERE) == PLAIN
    keys(settings, new)
    assert unseal(again, HERE) == PLAIN


def test_what_the_first_key_sealed_is_left_as_it_is(settings: Settings) -> None:
    keys(settings, a_key())
    sealed = seal(PLAIN, HERE)

    assert resealed(sealed, HERE) == sealed


def test_without_its_key_the_error_names_the_setting(settings: Settings) -> None:
    keys(settings, a_key())
    sealed = seal(PLAIN, HERE)
    keys(settings, a_key())

    with pytest.raises(UnknownKeyError, match="SCHOOLGATE_KEYS"):
        unseal(sealed, HERE)


def test_another_secret_does_not_open_it(settings: Settings) -> None:
    sealed = seal(PLAIN, HERE)
    settings.SECRET_KEY = "somebody-else's-" + "s" * 40

    with pytest.raises(UnknownKeyError):
        unseal(sealed, HERE)


@pytest.mark.parametrize("bad", ["short", "Zm9v", "not base64!"])
def test_a_bad_key_is_refused_and_never_shown(bad: str, settings: Settings) -> None:
    keys(settings, a_key(), bad)

    with pytest.raises(ImproperlyConfigured, match="Key 2") as refused:
        seal(PLAIN, HERE)

    assert bad not in str(refused.value)
