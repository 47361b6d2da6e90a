"""The key under which one person's browser keeps what they typed."""

from base64 import b64encode

from django.utils.crypto import salted_hmac

SALT = "schoolgate.design.kept_words"


def kept_key(person: int) -> str:
    """A key that only the pages of one person hold; it is the same at every sign-in.

    Whoever uses the device after them is given another, and reads nothing of theirs.
    """
    return b64encode(
        salted_hmac(SALT, str(person), algorithm="sha256").digest()
    ).decode()
