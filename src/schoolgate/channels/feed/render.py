"""What is out, as RSS 2.0 and as Atom."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from schoolgate.channels.markup import clean, first_line, paragraphs
from schoolgate.engine.record import record

ATOM = "http://www.w3.org/2005/Atom"
MEDIA = "http://search.yahoo.com/mrss/"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
RSS_TYPE = "application/rss+xml; charset=utf-8"
ATOM_TYPE = "application/atom+xml; charset=utf-8"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)

for _prefix, _space in (("atom", ATOM), ("media", MEDIA), ("content", CONTENT)):
    register_namespace(_prefix, _space)


@record
class FeedPicture:
    """A picture of an item: where it is, how large its file is, and what it shows."""

    address: str
    media_type: str
    size: int
    alt: str


@record
class Item:
    """One post of the feed. ``key`` names it for ever, wherever its page moves to."""

    key: str
    text: str
    address: str
    at: datetime
    title: str = ""
    pictures: tuple[FeedPicture, ...] = ()


@record
class About:
    """The feed itself: whose it is, where their home is, and where the feed is."""

    title: str
    home: str
    address: str
    language: str = "en-GB"


def rss(about: About, items: Sequence[Item]) -> bytes:
    """The feed as RSS 2.0, the newest item first."""
    root = Element("rss", {"version": "2.0"})
    channel = SubElement(root, "channel")
    _say(channel, "title", about.title)
    _say(channel, "link", about.home)
    _say(channel, "description", about.title)
    _say(channel, "language", about.language)
    own = {"href": about.address, "rel": "self", "type": "application/rss+xml"}
    SubElement(channel, f"{{{ATOM}}}link", own)
    for item in newest_first(items):
        _rss_item(channel, item)
    return _written(root)


def _rss_item(channel: Element, item: Item) -> None:
    entry = SubElement(channel, "item")
    _say(entry, "title", title_of(item))
    _say(entry, "link", item.address)
    guid = _say(entry, "guid", id_of(item))
    guid.set("isPermaLink", "false")
    _say(entry, "pubDate", format_datetime(item.at.astimezone(UTC), usegmt=True))
    _say(entry, "description", clean(item.text))
    _say(entry, f"{{{CONTENT}}}encoded", html_of(item))
    for picture in item.pictures[:1]:
        _enclosure(entry, picture)
    for picture in item.pictures:
        _media(entry, picture)


def _enclosure(entry: Element, picture: FeedPicture) -> None:
    """The first picture alone: RSS knows one, and readers take the last of several."""
    size, kind = str(picture.size), picture.media_type
    about = {"url": picture.address, "length": size, "type": kind}
    SubElement(entry, "enclosure", about)


def _media(entry: Element, picture: FeedPicture) -> None:
    about = {"url": picture.address, "type": picture.media_type, "medium": "image"}
    media = SubElement(entry, f"{{{MEDIA}}}content", about)
    if picture.alt:
        _say(media, f"{{{MEDIA}}}description", picture.alt).set("type", "plain")


def atom(about: About, items: Sequence[Item]) -> bytes:
    """The feed as Atom, the newest item first."""
    root = Element(f"{{{ATOM}}}feed")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", about.language)
    _say(root, f"{{{ATOM}}}id", about.address)
    _say(root, f"{{{ATOM}}}title", about.title)
    latest = max((item.at for item in items), default=NEVER)
    _say(root, f"{{{ATOM}}}updated", _moment(latest))
    author = SubElement(root, f"{{{ATOM}}}author")
    _say(author, f"{{{ATOM}}}name", about.title)
    _link(root, about.address, "self")
    _link(root, about.home, "alternate")
    for item in newest_first(items):
        _atom_entry(root, item)
    return _written(root)


def _atom_entry(root: Element, item: Item) -> None:
    entry = SubElement(root, f"{{{ATOM}}}entry")
    _say(entry, f"{{{ATOM}}}id", id_of(item))
    _say(entry, f"{{{ATOM}}}title", title_of(item))
    _say(entry, f"{{{ATOM}}}updated", _moment(item.at))
    _say(entry, f"{{{ATOM}}}published", _moment(item.at))
    _link(entry, item.address, "alternate")
    _say(entry, f"{{{ATOM}}}content", html_of(item)).set("type", "html")
    for picture in item.pictures:
        link = _link(entry, picture.address, "enclosure")
        link.attrib |= {"type": picture.media_type, "length": str(picture.size)}


def html_of(item: Item) -> str:
    """The item's page as HTML, its pictures with their alternative texts."""
    texts = [f"<p>{html}</p>" for html in paragraphs(item.text)]
    return "\n".join((*texts, *(_image(picture) for picture in item.pictures)))


def _image(picture: FeedPicture) -> str:
    source, alt = escape(picture.address), escape(clean(picture.alt))
    return f'<p><img src="{source}" alt="{alt}"></p>'


def title_of(item: Item) -> str:
    """The title, or the first line where there is none."""
    return " ".join(clean(item.title).split()) or first_line(item.text)


def id_of(item: Item) -> str:
    """What names the item for ever, wherever its page moves to."""
    return f"urn:schoolgate:{item.key}"


def newest_first(items: Iterable[Item]) -> list[Item]:
    """The order in which readers expect them."""
    return sorted(items, key=lambda item: item.at, reverse=True)


def _say(parent: Element, tag: str, text: str) -> Element:
    element = SubElement(parent, tag)
    element.text = clean(text)
    return element


def _link(parent: Element, address: str, relation: str) -> Element:
    about = {"rel": relation, "href": address}
    return SubElement(parent, f"{{{ATOM}}}link", about)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _written(root: Element) -> bytes:
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written
