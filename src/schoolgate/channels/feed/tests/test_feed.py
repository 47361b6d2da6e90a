from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element, fromstring

import pytest

from schoolgate.channels import open_channel
from schoolgate.channels.feed.render import About, FeedPicture, Item, atom, rss
from schoolgate.channels.port import Comments, Message, Refused

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ABOUT = About("Oak School", "https://oak.example.org", "https://oak.example.org/rss")
PICTURES = (
    FeedPicture("https://oak.example.org/1.jpg", "image/jpeg", 1000, "A relay race"),
    FeedPicture("https://oak.example.org/2.png", "image/png", 2000, ""),
)
FIRST = Item(
    "k1", "Sports day\n\nhttps://example.org <b>", "https://oak.example.org/k1", AT
)
SECOND = Item(
    "k2",
    "Well done\x00 & thanks 🎉",
    "https://oak.example.org/k2",
    AT + timedelta(days=1),
    "Year 5 <3",
    PICTURES,
)
SPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "m": "http://search.yahoo.com/mrss/",
    "c": "http://purl.org/rss/1.0/modules/content/",
}


def found(root: Element, path: str) -> list[Element]:
    return root.findall(path, SPACES)


def texts(root: Element, path: str) -> list[str | None]:
    return [element.text for element in found(root, path)]


def test_rss_holds_what_is_out_the_newest_first() -> None:
    root = fromstring(rss(ABOUT, [FIRST, SECOND]))

    assert texts(root, "channel/item/title") == ["Year 5 <3", "Sports day"]
    assert texts(root, "channel/item/link") == [SECOND.address, FIRST.address]
    assert texts(root, "channel/item/pubDate")[1] == "Mon, 23 Nov 2026 09:00:00 GMT"
    assert texts(root, "channel/item/description")[0] == "Well done & thanks 🎉"


def test_an_item_keeps_its_name_when_its_page_moves() -> None:
    moved = Item("k1", "Sports day", "https://oak.example.org/elsewhere", AT)

    before = texts(fromstring(rss(ABOUT, [FIRST])), "channel/item/guid")
    after = texts(fromstring(rss(ABOUT, [moved])), "channel/item/guid")

    assert before == after == ["urn:schoolgate:k1"]


def test_rss_encloses_the_first_picture_and_describes_each() -> None:
    root = fromstring(rss(ABOUT, [SECOND]))

    (enclosure,) = found(root, "channel/item/enclosure")
    media = found(root, "channel/item/m:content")
    assert enclosure.attrib == {
        "url": PICTURES[0].address,
        "length": "1000",
        "type": "image/jpeg",
    }
    assert [m.get("url") for m in media] == [p.address for p in PICTURES]
    assert texts(root, "channel/item/m:content/m:description") == ["A relay race"]


def test_atom_holds_the_same() -> None:
    root = fromstring(atom(ABOUT, [FIRST, SECOND]))

    assert texts(root, "a:entry/a:title") == ["Year 5 <3", "Sports day"]
    assert texts(root, "a:entry/a:id") == ["urn:schoolgate:k2", "urn:schoolgate:k1"]
    assert texts(root, "a:updated") == ["2026-11-24T09:00:00Z"]
    relations = [x.get("rel") for x in found(root, "a:entry/a:link")]
    assert relations == ["alternate", "enclosure", "enclosure", "alternate"]


def test_the_page_in_a_feed_has_alternative_texts_and_no_foreign_markup() -> None:
    root = fromstring(atom(ABOUT, [FIRST, SECOND]))

    with_pictures, with_link = texts(root, "a:entry/a:content")
    assert 'alt="A relay race"' in (with_pictures or "")
    assert 'alt=""' in (with_pictures or "")
    assert "&lt;b&gt;" in (with_link or "")
    assert '<a href="https://example.org">' in (with_link or "")


def test_what_is_withdrawn_is_in_neither() -> None:
    assert b"k1" not in rss(ABOUT, [SECOND])
    assert b"k1" not in atom(ABOUT, [SECOND])


def test_an_empty_feed_is_a_feed() -> None:
    assert texts(fromstring(rss(ABOUT, [])), "channel/title") == ["Oak School"]
    assert texts(fromstring(atom(ABOUT, [])), "a:updated") == ["1970-01-01T00:00:00Z"]


def test_to_publish_is_to_have_an_address() -> None:
    channel = open_channel("feed", {"address": "https://oak.example.org/news/"})

    out = channel.publish(Message("a/b", "Hello", AT), {})

    assert out.address == "https://oak.example.org/news/a%2Fb"
    assert out.comments is Comments.CLOSED
    assert channel.publish(Message("a/b", "Hello", AT), {}) == out


def test_the_feed_has_nothing_of_its_own_to_read() -> None:
    channel = open_channel("feed", {"address": "https://oak.example.org/news"})
    out = channel.publish(Message("k", "Hello", AT), {})

    channel.withdraw(out)

    with pytest.raises(Refused):
        channel.read_back(out)
