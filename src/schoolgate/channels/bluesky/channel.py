"""A school's account on Bluesky."""

from schoolgate.channels.bluesky.abilities import ABILITIES
from schoolgate.channels.bluesky.records import (
    ALL,
    POST,
    THREADGATE,
    Json,
    closed,
    comments,
    gates,
    key_of,
    post,
    read,
)
from schoolgate.channels.bluesky.repository import Repository
from schoolgate.channels.port import (
    Comments,
    Message,
    Out,
    ReadBack,
    Refused,
    Standing,
    Steps,
    Unsure,
)
from schoolgate.channels.wire import asking, fits

KEY = "rkey"


class Bluesky:
    """One account: its posts are records of its repository."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository

    def publish(self, message: Message, steps: Steps) -> Out:
        """Write the post and its gates at once, under the message's own key."""
        fits(message, ABILITIES)
        key = steps.get(KEY) or key_of(message)
        if KEY in steps and (out := self._found(key)):
            return out
        records = self._records(message, key)
        steps[KEY] = key
        try:
            self._repository.create(key, records)
        except (Refused, Unsure):
            # A key that is taken is answered by an error, on some servers by a 500.
            if out := self._found(key):
                return out
            raise
        return self._out(key, comments(records.get(THREADGATE)))

    def find(self, message: Message, steps: Steps) -> Out | None:
        """Look under the message's key: what is not there was not written."""
        return self._found(steps.get(KEY) or key_of(message))

    def close_comments(self, out: Out) -> Comments:
        """Let nobody reply or quote from now on."""
        key = _key(out)
        record = self._repository.record(POST, key)
        if record is None:
            raise Refused("The post is gone")
        self._repository.put(key, closed(out.id, str(record["createdAt"])))
        return comments(self._repository.record(THREADGATE, key))

    def read_back(self, out: Out) -> ReadBack:
        """Read the post and who can reply, from the account's own server."""
        key = _key(out)
        record = self._repository.record(POST, key)
        gate = self._repository.record(THREADGATE, key)
        return read(record, gate)

    def withdraw(self, out: Out) -> None:
        """Delete the post, and the gates that it would leave behind."""
        self._repository.delete(_key(out), ALL)

    def standing(self) -> Standing:
        """Sign in. App passwords do not end."""
        self._repository.did()
        return Standing(self._repository.handle)

    def _records(self, message: Message, key: str) -> dict[str, Json]:
        repository = self._repository
        blobs = [repository.upload(picture) for picture in message.pictures]
        record = post(message, repository.facets(message.text), blobs)
        return {POST: record, **gates(message, self._address(key))}

    def _found(self, key: str) -> Out | None:
        with asking():
            if self._repository.record(POST, key) is None:
                return None
            return self._out(key, comments(self._repository.record(THREADGATE, key)))

    def _address(self, key: str) -> str:
        return f"at://{self._repository.did()}/{POST}/{key}"

    def _out(self, key: str, comments: Comments) -> Out:
        page = f"https://bsky.app/profile/{self._repository.did()}/post/{key}"
        return Out(self._address(key), page, comments)


def _key(out: Out) -> str:
    return out.id.rpartition("/")[2]
