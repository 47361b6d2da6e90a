"""What is handed over to whoever publishes a post by hand."""

from collections.abc import Iterator

from schoolgate.channels.handoff.ways import ELSEWHERE, WAYS, Way
from schoolgate.channels.port import Comments, Message, Picture
from schoolgate.engine.record import record

ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
}


@record
class Handed:
    """One picture, under a name of ours: theirs could lead out of a folder."""

    name: str
    data: bytes
    media_type: str
    alt: str


@record
class Bundle:
    """The text, the pictures in their order, and what to do, step by step."""

    platform: str
    title: str
    text: str
    pictures: tuple[Handed, ...]
    steps: tuple[str, ...]


def bundle(message: Message, platform: str) -> Bundle:
    """What a person needs to publish this message on that platform."""
    way = WAYS.get(platform, ELSEWHERE)
    return Bundle(
        platform=way.name,
        title=message.title,
        text=message.text,
        pictures=tuple(_handed(n, p) for n, p in enumerate(message.pictures, 1)),
        steps=tuple(_steps(message, way)),
    )


def _handed(number: int, picture: Picture) -> Handed:
    ending = ENDINGS.get(picture.media_type, "bin")
    name = f"picture-{number}.{ending}"
    return Handed(name, picture.data, picture.media_type, picture.alt)


def _steps(message: Message, way: Way) -> Iterator[str]:
    yield way.begin
    yield "Copy the text as it is. What was approved is this text and no other."
    if message.pictures:
        yield "Add these pictures in this order, and not those on your phone."
    if any(picture.alt for picture in message.pictures):
        yield way.alts
    if message.comments is not Comments.OPEN:
        yield way.comments
    yield way.address
    yield "Enter the address here, so that the post can be found and taken down."
