"""What channels on the web share: which addresses are safe, and what an answer means.

A call that publishes and gets no answer is ``Unsure``. ``nothing_out`` makes that
``TryLater`` for calls that publish nothing; ``asking`` makes every error ``Unsure``
for those that ask whether something is out.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, urlsplit

from schoolgate.channels.port import (
    Abilities,
    ChannelError,
    Message,
    NotSignedIn,
    Refused,
    TryLater,
    Unsure,
)

LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))
SAID_CHARACTERS = 200
SIGN_IN = "Sign the account in again, or ask its owner for a new password."
LATER = "It is tried again."
ASK = "Look at the platform before it is sent again."
LIMIT = frozenset(("retry-after", "ratelimit-reset", "x-ratelimit-reset"))


def safe_address(address: str) -> str:
    """Give the address without its last slash, if a password may be sent to it."""
    parts = _parts(address)
    secret = parts.scheme == "https"
    near = parts.scheme == "http" and parts.hostname in LOOPBACK
    if not parts.hostname or not (secret or near):
        raise Refused(f"“{address.strip()}” is no https address", "Begin it https://.")
    if parts.username or parts.password:
        raise Refused("The address holds a name or a password", "Leave it out.")
    return f"{parts.scheme}://{parts.netloc}{parts.path}".rstrip("/")


def _parts(address: str) -> SplitResult:
    try:
        return urlsplit(address.strip())
    except ValueError as error:
        raise Refused(f"“{address.strip()}” is no address", "Write it anew.") from error


def answered(
    platform: str, status: int, said: str, wait: timedelta | None = None
) -> ChannelError:
    """The error behind an HTTP status: whose fault it is, and whether to try again."""
    what = f"{platform} answered {status}"
    said = " ".join(said.split())[:SAID_CHARACTERS]
    what = f"{what}: {said}" if said else what
    if status in {401, 403}:
        return NotSignedIn(what, SIGN_IN)
    if status == 429:
        return TryLater(what, LATER, wait=wait)
    if 300 <= status < 400:
        return Refused(what, "It has another address now: enter that one.")
    if status == 408 or status >= 500:
        return Unsure(what, ASK)
    return Refused(what, "Change the post, or ask whoever looks after the account.")


def fits(message: Message, abilities: Abilities) -> None:
    """Refuse what the platform would not take, before anything is sent to it."""
    name, pictures = abilities.name, message.pictures
    if len(pictures) > abilities.pictures:
        most = f"{name} takes {abilities.pictures} pictures, and these are"
        raise Refused(f"{most} {len(pictures)}", "Leave some out.")
    for number, picture in enumerate(pictures, 1):
        if len(picture.data) > abilities.picture_bytes:
            most = f"{abilities.picture_bytes / 1e6:g} MB"
            what = f"Picture {number} is larger than the {most} that {name} takes"
            raise Refused(what, "Make it smaller.")
        if len(picture.alt) > abilities.alt_characters:
            most = f"{abilities.alt_characters} characters"
            what = f"The alternative text of picture {number} is over {name}'s {most}"
            raise Refused(what, "Shorten it.")


def unreachable(platform: str, why: object) -> TryLater:
    """The platform was not reached, so that nothing can be out."""
    return TryLater(f"{platform} can't be reached ({type(why).__name__})", LATER)


def unanswered(platform: str, why: object) -> Unsure:
    """The platform may have carried out what it did not answer."""
    return Unsure(f"{platform} gave no answer ({type(why).__name__})", ASK)


def wait_of(headers: Mapping[str, str]) -> timedelta | None:
    """How long to wait, as the platform's headers tell; None if they don't."""
    lower = {name.lower(): value for name, value in headers.items()}
    said = [lower[name] for name in sorted(LIMIT) if name in lower]
    waits = [_wait(value, lower.get("date", "")) for value in said]
    return max((wait for wait in waits if wait is not None), default=None)


def _wait(value: str, date: str) -> timedelta | None:
    """The wait behind seconds, a Unix time or a date, by the platform's own clock."""
    now = _moment(date)
    if value.isdigit() and int(value) < 1_000_000_000:
        return timedelta(seconds=int(value))
    moment = datetime.fromtimestamp(int(value), UTC) if value.isdigit() else None
    moment = moment or _moment(value)
    if moment is None or now is None:
        return None
    return max(moment - now, timedelta(seconds=1))


def _moment(text: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


@contextmanager
def nothing_out() -> Iterator[None]:
    """What fails in here published nothing, and can be done again."""
    try:
        yield
    except Unsure as error:
        raise TryLater(error.what, LATER) from error


@contextmanager
def asking() -> Iterator[None]:
    """What fails in here leaves open whether the post is out."""
    try:
        yield
    except ChannelError as error:
        raise Unsure(error.what, ASK) from error
