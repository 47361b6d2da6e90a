"""The keys of what is sealed: taken from a backup, and tried on what came back."""

from collections.abc import Iterator
from pathlib import Path

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings

from schoolgate.web.accounts.credentials import read
from schoolgate.web.accounts.models import Account
from schoolgate.web.environment import FILE
from schoolgate.web.sealing import SealError

TAKEN = ("SCHOOLGATE_SECRET", "SCHOOLGATE_KEYS")


def take(file: Path) -> bool:
    """Take the secrets of a backup's settings into ours; the rest of ours stays."""
    theirs = [line for line in _lines(file) if _name(line) in TAKEN]
    ours = Path(settings.DATA) / FILE
    if not theirs or not ours.is_file():
        return False
    kept = [line for line in _lines(ours) if _name(line) not in TAKEN]
    unfinished = ours.with_name(f"{FILE}.unfinished")
    unfinished.touch(mode=0o600)
    unfinished.write_text("\n".join([*theirs, *kept]) + "\n", encoding="utf-8")
    unfinished.replace(ours)
    return True


def closed() -> Iterator[str]:
    """Everything sealed that the keys here don't open."""
    for account in Account.objects.exclude(credentials=b"").order_by("pk"):
        try:
            read(account)
        except SealError:
            yield f"the credentials of {account}"
    adapter = get_adapter()
    for factor in Authenticator.objects.filter(type=Authenticator.Type.TOTP):
        try:
            adapter.decrypt(factor.data["secret"])
        except SealError:
            yield f"the second factor of {factor.user}"


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def _name(line: str) -> str:
    return line.partition("=")[0].strip()
