"""The records that a post becomes, and what they say when they are read.

The shapes are those of ``app.bsky.feed.post``, ``threadgate`` and ``postgate``.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import TypeAlias, cast

from schoolgate.channels.port import Comments, Message, Picture, ReadBack

Json: TypeAlias = Mapping[str, object]

POST = "app.bsky.feed.post"
THREADGATE = "app.bsky.feed.threadgate"
POSTGATE = "app.bsky.feed.postgate"
IMAGES = "app.bsky.embed.images"
ALL = (POST, THREADGATE, POSTGATE)

DIGITS = "234567abcdefghijklmnopqrstuvwxyz"
CLOCK_BITS = 10
SECOND = 1_000_000


def key_of(message: Message) -> str:
    """A timestamp identifier that follows from the message's key and second.

    The microseconds and the clock's number, 30 bits, come from the key: two messages
    of one second do not meet.
    """
    lot = int.from_bytes(sha256(message.key.encode()).digest()[:8])
    micros = int(message.at.timestamp()) * SECOND + lot % SECOND
    number = micros << CLOCK_BITS | (lot // SECOND) % (1 << CLOCK_BITS)
    return "".join(DIGITS[number >> 5 * place & 31] for place in reversed(range(13)))


def post(message: Message, facets: Sequence[Json], blobs: Sequence[Json]) -> Json:
    """The post's own record."""
    record: dict[str, object] = {
        "$type": POST,
        "text": message.text,
        "createdAt": _moment(message.at),
        "langs": [message.language],
    }
    if facets:
        record["facets"] = list(facets)
    if blobs:
        pairs = zip(message.pictures, blobs, strict=True)
        images = [_image(picture, blob) for picture, blob in pairs]
        record["embed"] = {"$type": IMAGES, "images": images}
    return record


def gates(message: Message, address: str) -> dict[str, Json]:
    """The records that limit replies and quotes, by their collection."""
    if message.comments in {Comments.OPEN, Comments.UNKNOWN}:
        return {}
    records = closed(address, _moment(message.at))
    if message.comments is Comments.LIMITED:
        followed = {"$type": f"{THREADGATE}#followingRule"}
        records[THREADGATE] = {**records[THREADGATE], "allow": [followed]}
    return records


def closed(address: str, at: str) -> dict[str, Json]:
    """The records that let nobody reply to a post, nor quote it."""
    rule = {"$type": f"{POSTGATE}#disableRule"}
    about = {"post": address, "createdAt": at}
    return {
        THREADGATE: {"$type": THREADGATE, "allow": [], **about},
        POSTGATE: {"$type": POSTGATE, "embeddingRules": [rule], **about},
    }


def read(record: Json | None, gate: Json | None) -> ReadBack:
    """What is out, told by the post's record and its threadgate."""
    if record is None:
        return ReadBack(there=False)
    embed = cast("Mapping[str, list[Mapping[str, str]]]", record.get("embed") or {})
    images = embed.get("images", [])
    return ReadBack(
        there=True,
        text=str(record["text"]),
        pictures=len(images),
        alts=tuple(image["alt"] for image in images),
        comments=comments(gate),
    )


def comments(gate: Json | None) -> Comments:
    """Who can reply: a gate that names nobody closes; without one, all can."""
    if gate is None or gate.get("allow") is None:
        return Comments.OPEN
    return Comments.LIMITED if gate["allow"] else Comments.CLOSED


def _image(picture: Picture, blob: Json) -> Json:
    shape = {"width": picture.width, "height": picture.height}
    return {"alt": picture.alt, "image": blob, "aspectRatio": shape}


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
