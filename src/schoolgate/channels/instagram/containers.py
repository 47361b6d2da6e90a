"""What a container is made of, and how it comes to be filled."""

from collections.abc import Mapping, Sequence

from schoolgate.channels.instagram.account import NAME, Account, Filled
from schoolgate.channels.port import Message, Refused, Steps, TryLater, Unsure
from schoolgate.channels.wire import ASK, LATER

FETCHED = "Its pictures must open, by their address, from anywhere on the internet."
Parameters = Mapping[str, str]


def single(message: Message) -> Parameters:
    """A post of one picture."""
    return {**_pictured(message, 0), "caption": message.text}


def part(message: Message, number: int) -> Parameters:
    """One picture of a post of several."""
    return {**_pictured(message, number), "is_carousel_item": "true"}


def carousel(message: Message, parts: Sequence[str]) -> Parameters:
    """A post of several pictures, which are containers themselves."""
    children = ",".join(parts)
    return {"media_type": "CAROUSEL", "children": children, "caption": message.text}


def filled(account: Account, steps: Steps, name: str) -> None:
    """Wait until Instagram has what a container needs.

    A container that came to nothing is forgotten, so that the next try makes another.
    """
    state = account.ready(steps[name])
    if state is Filled.PUBLISHED:
        raise Unsure(f"{NAME} says that it is published already", ASK)
    if state is Filled.FINISHED:
        return
    _forget(steps)
    if state is Filled.ERROR:
        raise Refused(f"{NAME} can't use a picture of this post", FETCHED)
    raise TryLater(f"{NAME} kept the pictures for a day, and no longer", LATER)


def _forget(steps: Steps) -> None:
    for name in [name for name in steps if name.startswith(("container", "part-"))]:
        del steps[name]


def _pictured(message: Message, number: int) -> dict[str, str]:
    made = {"image_url": message.addresses[number]}
    if alt := message.pictures[number].alt:
        made["alt_text"] = alt
    return made
