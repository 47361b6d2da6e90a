"""What goes with each call to LinkedIn: a token, and the interface’s version."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from schoolgate.channels.calling import field
from schoolgate.channels.port import Refused
from schoolgate.engine.record import record

VERSION = "202609"
NAMED = re.compile(r"(20\d\d)(0[1-9]|1[0-2])")
LAST_DAY = 15
SOON = timedelta(days=60)


@record
class Signed:
    """A token and a version; the representation shows the version alone."""

    token: str
    version: str = VERSION
    expires: datetime | None = None

    def __repr__(self) -> str:
        return f"Signed(version={self.version!r}, expires={self.expires!r})"

    @classmethod
    def of(cls, credentials: Mapping[str, str]) -> "Signed":
        """Read them from an account's credentials."""
        token = field(credentials, "token", "The access token")
        version = credentials.get("version", "").strip() or VERSION
        if not NAMED.fullmatch(version):
            what = f"“{version}” is no version of LinkedIn’s interface"
            raise Refused(what, f"Write year and month, such as {VERSION}.")
        return cls(token, version, _moment(credentials.get("expires", "")))

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of a call."""
        return {
            "Authorization": f"Bearer {self.token}",
            "LinkedIn-Version": self.version,
            "X-Restli-Protocol-Version": "2.0.0",
        }

    def warning(self, at: datetime) -> str:
        """What a person must do soon, lest nothing can be published any more."""
        ends = version_ends(self.version)
        if at.date() < ends - SOON:
            return ""
        return (
            f"LinkedIn ends version {self.version} of its interface about "
            f"{ends.day} {ends:%B %Y}. Enter a newer one with the account."
        )


def version_ends(version: str) -> date:
    """The day on which a version ends: mid-month, a year after its own."""
    return date(int(version[:4]) + 1, int(version[4:]), LAST_DAY)


def _moment(told: str) -> datetime | None:
    if not told.strip():
        return None
    try:
        moment = datetime.fromisoformat(told.strip())
    except ValueError:
        what = f"“{told}” is no day on which a token ends"
        raise Refused(what, "Write it as 2026-12-31.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
