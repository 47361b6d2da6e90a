"""The tokens that open an account on X, and how they are renewed.

An access token ends after two hours. The refresh token is good once: with the new
access token comes another, and whoever loses that must sign the account in again.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from schoolgate.channels.calling import Clock, Json, Line, field
from schoolgate.channels.port import NotSignedIn
from schoolgate.channels.wire import SIGN_IN, nothing_out
from schoolgate.channels.x.answers import NAME, read

SOON = timedelta(hours=1)
LASTS_SECONDS = 7200
KEPT = ("access_token", "refresh_token", "expires")


class Tokens:
    """One account's tokens; their representation shows none."""

    def __init__(self, credentials: Mapping[str, str], clock: Clock) -> None:
        field(credentials, "access_token", "The access token")
        self._told = {key: value.strip() for key, value in credentials.items()}
        self._clock = clock

    def __repr__(self) -> str:
        return f"Tokens(expires={self.expires})"

    @property
    def bearer(self) -> Mapping[str, str]:
        """The header that opens the account."""
        return {"Authorization": f"Bearer {self._told['access_token']}"}

    @property
    def secrets(self) -> tuple[str, ...]:
        """What nobody may read in an error."""
        names = ("access_token", "refresh_token", "client_secret")
        return tuple(self._told.get(name, "") for name in names)

    @property
    def expires(self) -> datetime | None:
        """When the access token ends, if that was told."""
        told = self._told.get("expires")
        return datetime.fromisoformat(told) if told else None

    @property
    def can_renew(self) -> bool:
        """Whether there is a token to renew the access token with."""
        return bool(self._told.get("refresh_token"))

    @property
    def end_soon(self) -> bool:
        """Whether they end within the hour, as far as is known."""
        return self.expires is None or self.expires - self._clock() < SOON

    def renew(self, line: Line) -> Mapping[str, str]:
        """Get new tokens; the old refresh token ends with this call: keep the new."""
        with nothing_out():
            said = self._renewed(line)
        ends = self._clock() + timedelta(
            seconds=int(said.get("expires_in") or LASTS_SECONDS)
        )
        self._told["access_token"] = str(said["access_token"])
        if said.get("refresh_token"):
            self._told["refresh_token"] = str(said["refresh_token"])
        self._told["expires"] = ends.isoformat(timespec="seconds")
        return {name: self._told[name] for name in KEPT}

    def _renewed(self, line: Line) -> Json:
        asked = {
            "grant_type": "refresh_token",
            "refresh_token": self._told["refresh_token"],
            "client_id": self._told.get("client_id", ""),
        }
        path, secret = "/2/oauth2/token", self._told.get("client_secret")
        if secret:
            pair = (asked["client_id"], secret)
            answer = line.send("POST", path, data=asked, auth=pair)
        else:
            answer = line.send("POST", path, data=asked)
        if answer.status_code in {400, 401, 403}:
            raise NotSignedIn(f"{NAME} does not renew the access token", SIGN_IN)
        return read(answer, self.secrets)
