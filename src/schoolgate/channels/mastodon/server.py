"""The calls that we make on a server, and what its errors mean."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count
from time import sleep

import requests
from mastodon import Mastodon
from mastodon.errors import (
    MastodonAPIError,
    MastodonError,
    MastodonNetworkError,
    MastodonNotFoundError,
    MastodonRatelimitError,
)
from mastodon.return_types import Account, MediaAttachment, Status
from requests.adapters import BaseAdapter
from urllib3.exceptions import MaxRetryError, NewConnectionError

from schoolgate.channels.mastodon.abilities import ABILITIES
from schoolgate.channels.port import (
    Abilities,
    ChannelError,
    Message,
    Picture,
    Refused,
    TryLater,
    Unsure,
)
from schoolgate.channels.wire import (
    LATER,
    answered,
    nothing_out,
    unanswered,
    unreachable,
)
from schoolgate.engine.record import replace

NAME = "Mastodon"
SPOKEN = "4.5.0"
TIMEOUT_SECONDS = 30
PAGE = 40
PAGES = 10
LOOKS = 30
LOOK_AGAIN = timedelta(seconds=1)


class Missing(Refused):
    """The server has no such thing."""


class Server:
    """One account on one server."""

    def __init__(
        self, address: str, token: str, adapter: BaseAdapter | None = None
    ) -> None:
        session = requests.Session()
        # Some servers end a kept connection without saying so.
        session.headers["Connection"] = "close"
        if adapter is not None:
            session.mount(address, adapter)
        self._client = Mastodon(
            access_token=token,
            api_base_url=address,
            session=session,
            ratelimit_method="throw",
            request_timeout=TIMEOUT_SECONDS,
            # Told, it does not ask; not told, it takes a lost answer for version 1.
            mastodon_version=SPOKEN,
            version_check_mode="created",
        )

    def limits(self) -> Abilities:
        """What this server takes; what it does not tell is as Mastodon has it."""
        told = self._told_limits()
        posts = told.get("statuses") or {}
        media = told.get("media_attachments") or {}
        return replace(
            ABILITIES,
            pictures=posts.get("max_media_attachments") or ABILITIES.pictures,
            picture_bytes=media.get("image_size_limit") or ABILITIES.picture_bytes,
            alt_characters=media.get("description_limit") or ABILITIES.alt_characters,
        )

    def _told_limits(self) -> dict[str, dict[str, int]]:
        """The newer form of the answer, else the older one."""
        for ask in (self._client.instance_v2, self._client.instance_v1):
            try:
                with nothing_out(), self._told():
                    answer: dict[str, dict[str, dict[str, int]]] = dict(ask())
            except Missing:
                continue
            return answer.get("configuration") or {}
        return {}

    def me(self) -> Account:
        """Whose token it is."""
        with nothing_out(), self._told():
            whose: Account = self._client.account_verify_credentials()
        return whose

    def upload(self, picture: Picture) -> str:
        """Hand a picture over with its alternative text, and give its id."""
        with nothing_out(), self._told():
            uploaded = self._client.media_post(
                picture.data,
                mime_type=picture.media_type,
                description=picture.alt,
                file_name=picture.name,
            )
        return str(uploaded.id)

    def is_ready(self, media: str) -> bool:
        """Wait until a picture can be used; not if the server has lost it."""
        for _ in range(LOOKS):
            try:
                with nothing_out(), self._told():
                    found: MediaAttachment = self._client.media(media)
            except Missing:
                return False
            if found.get("url"):
                return True
            sleep(LOOK_AGAIN.total_seconds())
        raise TryLater("The server is still at work on a picture", LATER)

    def post(self, message: Message, media: list[str]) -> Status:
        """Publish. The key keeps the server from doing so twice, if it heeds keys."""
        with self._told():
            made = self._client.status_post(
                message.text,
                media_ids=list(media) or None,
                visibility="public",
                language=message.language.partition("-")[0],
                idempotency_key=message.key,
                quote_approval_policy="nobody",
            )
        if not isinstance(made, Status):
            raise unanswered(NAME, made)
        return made

    def status(self, id: str) -> Status | None:  # noqa: A002 - the platform's word
        """Read one post; None if there is none."""
        try:
            with nothing_out(), self._told():
                found: Status = self._client.status(id)
        except Missing:
            return None
        return found

    def source(self, id: str) -> str | None:  # noqa: A002 - the platform's word
        """The text as it was written, from servers that keep it."""
        try:
            with nothing_out(), self._told():
                return str(self._client.status_source(id).text)
        except Refused:
            return None

    def delete(self, id: str) -> None:  # noqa: A002 - the platform's word
        """Delete a post with its pictures; quiet if it is gone."""
        try:
            with nothing_out(), self._told():
                self._client.status_delete(id, delete_media=True)
        except Missing:
            return

    def since(self, moment: datetime) -> Iterator[Status]:
        """The account's own posts since a moment, the newest first."""
        me = self.me()
        with self._told():
            page = self._client.account_statuses(
                me.id, exclude_reblogs=True, limit=PAGE
            )
        for number in count(1):
            yield from (post for post in page or () if post.created_at >= moment)
            if not page or page[-1].created_at < moment:
                return
            if number == PAGES:
                raise Unsure(f"There are over {PAGE * PAGES} posts to look through")
            with self._told():
                page = self._client.fetch_next(page)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell the client's errors in the port's words."""
        try:
            yield
        except MastodonRatelimitError as error:
            raise self._limited() from error
        except MastodonNotFoundError as error:
            raise Missing(f"{NAME} answered 404") from error
        except MastodonNetworkError as error:
            raise _lost(error.__context__) from error
        except MastodonAPIError as error:
            raise _meaning(error) from error
        except MastodonError as error:
            raise unanswered(NAME, error) from error

    def _limited(self) -> TryLater:
        """The limit is hit: when it ends is told in our clock's seconds."""
        end, last = self._client.ratelimit_reset, self._client.ratelimit_lastcall
        wait = timedelta(seconds=end - last) if end and last else None
        return TryLater(f"{NAME} answered 429: too many calls", LATER, wait=wait)


def _meaning(error: MastodonAPIError) -> ChannelError:
    """The client's exception holds a sentence, the status, its words, the reason."""
    if len(error.args) < 4:
        return unanswered(NAME, error)
    _, status, _, said = error.args[:4]
    return answered(NAME, int(status), str(said or ""))


def _lost(error: object) -> ChannelError:
    """A connection that was not made carried nothing."""
    causes = error.args if isinstance(error, requests.ConnectionError) else ()
    reasons = (cause.reason for cause in causes if isinstance(cause, MaxRetryError))
    unmade = any(isinstance(reason, NewConnectionError) for reason in reasons)
    if unmade or isinstance(error, requests.ConnectTimeout):
        return unreachable(NAME, error)
    return unanswered(NAME, error)
