"""What Instagram does not take, told before it is asked."""

from schoolgate.channels.calling import of_kinds
from schoolgate.channels.instagram.abilities import ABILITIES, KINDS
from schoolgate.channels.port import Message, Picture, Refused
from schoolgate.channels.wire import fits

NARROWEST, WIDEST = 0.8, 1.91
SLACK = 0.01
SETTING = "Give Schoolgate an address on the internet, beginning https://."


def takes(message: Message) -> None:
    """Refuse what Instagram would not take, with the way to mend it."""
    if not message.pictures:
        raise Refused("Instagram takes no post without a picture", "Add a picture.")
    fits(message, ABILITIES)
    of_kinds(message, ABILITIES.name, KINDS)
    for number, picture in enumerate(message.pictures, 1):
        _in_shape(number, picture)
    reached = [each for each in message.addresses if each.startswith("https://")]
    if len(reached) != len(message.pictures):
        what = "Instagram fetches pictures from the internet, where these are not"
        raise Refused(what, SETTING)


def _in_shape(number: int, picture: Picture) -> None:
    shape = picture.width / max(picture.height, 1)
    if not NARROWEST - SLACK <= shape <= WIDEST + SLACK:
        wrong = "narrow" if shape < NARROWEST else "wide"
        cure = "Cut it to between 4:5 and 1.91:1."
        raise Refused(f"Picture {number} is too {wrong} for Instagram", cure)
