"""Second factors: what codes are made of is sealed, in rows that allauth keeps."""

import binascii
from base64 import b64decode, b64encode

from allauth.mfa.models import Authenticator

from schoolgate.web.sealing.kinds import Kind
from schoolgate.web.sealing.seal import BrokenSealError

SEALED_FOR = "a second factor"
# A passkey is no secret of ours: what stands here of it opens nothing.
SECRETS = {
    Authenticator.Type.TOTP: "secret",
    Authenticator.Type.RECOVERY_CODES: "seed",
}


def as_text(sealed: bytes) -> str:
    """A seal, as allauth keeps it."""
    return b64encode(sealed).decode()


def as_bytes(text: str) -> bytes:
    """A seal again. Raises SealError."""
    try:
        return b64decode(text)
    except binascii.Error:
        raise BrokenSealError(SEALED_FOR) from None


def _read(factor: Authenticator) -> bytes:
    return as_bytes(factor.data.get(SECRETS[factor.type], ""))


def _keep(factor: Authenticator, sealed: bytes) -> None:
    factor.data[SECRETS[factor.type]] = as_text(sealed)
    factor.save(update_fields=["data"])


SECOND_FACTORS = Kind(
    rows=lambda: Authenticator.objects.filter(type__in=SECRETS),
    about=lambda _: SEALED_FOR,
    called=lambda one: f"the {one.get_type_display()} of {one.user}",
    read=_read,
    write=_keep,
    cure="take the second factor away, so that its owner sets up another",
)
