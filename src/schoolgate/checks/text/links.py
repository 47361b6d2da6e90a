"""Where do the links lead: to a site the school knows, in the open, without a spy?"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from schoolgate.engine.finding import Finding, Seen, Span
from schoolgate.engine.record import record
from schoolgate.policyfile.helplines import open_helplines
from schoolgate.reading.lettering import plain_lettering
from schoolgate.reading.post import Post
from schoolgate.reading.school import School
from schoolgate.reading.web import TRIGGER, Link, host_of, links, registered

FACTS = (
    "links.unknown",
    "links.shortened",
    "links.lookalike",
    "links.insecure",
    "links.tracking",
)

# Every school knows these: nobody can register under them who is not what it says.
OFFICIAL = frozenset(("gov.uk", "nhs.uk", "sch.uk", "ac.uk"))
SHORTENERS = frozenset(
    "bit.ly bitly.com tinyurl.com t.co goo.gl ow.ly buff.ly is.gd v.gd rb.gy"
    " cutt.ly t.ly lnkd.in fb.me dlvr.it ift.tt shorturl.at short.io tiny.cc"
    " tiny.one bl.ink rebrand.ly soo.gd s2r.co clck.ru adf.ly trib.al wp.me"
    " amzn.to amzn.eu a.co msft.it spoti.fi shor.by qr.ae qrco.de me-qr.com g.co"
    " po.st su.pr x.gd tgr.ph snip.ly bit.do mcaf.ee hubs.ly hubs.la zurl.co"
    " surl.li u.to kutt.it tl.gd urlz.fr".split()
)
# Names that others like to be taken for, besides those the school knows.
IMITATED = frozenset(
    "bbc.co.uk facebook.com instagram.com google.com youtube.com twitter.com"
    " linkedin.com whatsapp.com microsoft.com amazon.co.uk amazon.com paypal.com"
    " parentpay.com schoolmoney.co.uk classdojo.com parentmail.co.uk"
    " justgiving.com eventbrite.co.uk netflix.com ticketmaster.co.uk"
    " royalmail.com".split()
)
_TRACKS = (
    r"(?i:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|igshid|igsh|mc_[ce]id"
    r"|twclid|ttclid|yclid|_hsenc|_hsmi|mkt_tok|vero_id|vero_conv|s_cid|oly_\w+_id"
    r"|_openstat|epik|li_fat_id|rdt_cid|sc_cid|scid|ref_src|ref_url|wickedid|__s|_ga"
    r"|_gl|mibextid|campaign_id|ad_id|trk|cmpid|itm_\w+|pk_campaign|pk_kwd|sfnsn"
    r"|rb_clickid)"
)
TRACKING = rf"(?P<before>[?&#;])(?:amp;)?{_TRACKS}=[^&#\s]*"
# Pairs of signs that are read one for the other.
_READ_AS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("i", "l"))
_SCRIPTS = frozenset(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"))
# A shorter name is one letter away from too many honest ones.
_SHORTEST = 5


def look(post: Post, school: School) -> Iterator[Seen]:
    """Look at each link of the text."""
    if not re.search(TRIGGER, post.text):
        return
    public = _public_sites(post.on.date())
    known = _known(school.known_sites | public, school.own_contacts)
    for link in links(post.text):
        span = Span(link.start, link.end)
        for fact, says, replacement in _judged(link, known):
            yield Finding(fact, says, text=span, replacement=replacement)


@lru_cache(maxsize=4)
def _public_sites(on: date) -> frozenset[str]:
    """Give the sites of public helplines and public bodies of a day."""
    return frozenset(site for line in open_helplines(on) for site in line.sites)


@lru_cache(maxsize=4)
def _known(sites: frozenset[str], contacts: frozenset[str]) -> frozenset[str]:
    """Give the names of all sites that the school knows, its own among them."""
    own = {name.rpartition("@")[2] for name in contacts if name.startswith("@")}
    return OFFICIAL | {host_of(site) for site in sites | own if site}


def _judged(link: Link, known: frozenset[str]) -> Iterator[tuple[str, str, str | None]]:
    """Say what each fact has against this link, and what could stand in its place."""
    host, said = link.host, link.said
    if not _is_known(host, known):
        imitated = _imitated(host, known)
        says = f"“{host}” is not on the school's list of known sites"
        yield "links.unknown", says, None
        if imitated:
            says = f"“{host}” looks like “{imitated}” and is another site"
            yield "links.lookalike", says, None
    if registered(host) in SHORTENERS:
        yield "links.shortened", f"“{said}” hides where it leads", None
    if link.is_plain_http:
        secure = re.sub(r"^[hH]\w+:", "https:", said) if _is_fit(link, known) else None
        yield "links.insecure", f"“{said}” is not a secure link (https)", secure
    if re.search(TRACKING, said):
        says = f"“{said}” carries marks that follow those who open it"
        yield "links.tracking", says, untracked(said)


def _is_fit(link: Link, known: frozenset[str]) -> bool:
    """Whether nothing speaks against a link but that it is not secure."""
    return _is_known(link.host, known) and registered(link.host) not in SHORTENERS


def _is_known(host: str, known: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[at:]) in known for at in range(len(labels)))


def untracked(said: str) -> str:
    """Give a link without the parameters that follow its readers."""
    clean = re.sub(TRACKING, r"\g<before>", said)
    clean = re.sub(r"([?&#;])[&;]+", r"\1", clean)
    return re.sub(r"[?&;]+(?=#|$)|#$", "", re.sub(r"[?&;#]+$", "", clean))


@lru_cache(maxsize=4096)
def _imitated(host: str, known: frozenset[str]) -> str | None:
    """Name the site that this one could be taken for, if there is one."""
    if _is_known(host, IMITATED):
        return None
    unpuzzled = _unpuzzled(host)
    if _is_mixed(unpuzzled):
        return plain_lettering(unpuzzled).text
    return next((s.name for s in _sites(known) if _is_like(unpuzzled, s)), None)


@record
class _Site:
    """A site that others like to be taken for, and what it is compared by."""

    name: str
    dashed: str
    skeleton: str
    registered: str


@lru_cache(maxsize=4)
def _sites(known: frozenset[str]) -> tuple[_Site, ...]:
    return tuple(
        _Site(name, name.replace(".", "-"), _skeleton(name), _own_label(name))
        for name in sorted(known | IMITATED)
    )


def _unpuzzled(host: str) -> str:
    """Write a punycode name (``xn--…``) in the letters that a browser may show."""
    return ".".join(map(_decoded, host.split(".")))


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _is_mixed(host: str) -> bool:
    """Tell a name that mixes scripts, or is all in letters that look Latin."""
    if host.isascii():
        return False
    plain = plain_lettering(host).text
    scripts = {unicodedata.name(c, "?").split()[0] for c in host if c.isalpha()}
    return (plain != host and plain.isascii()) or len(scripts & _SCRIPTS) > 1


def _is_like(host: str, site: _Site) -> bool:
    inside = f".{site.name}." in f".{host}"
    if inside or host.startswith((f"{site.name}-", site.dashed)):
        return True
    if _skeleton(host) == site.skeleton:
        return True
    name, target = _own_label(host), site.registered
    return len(target) >= _SHORTEST and name != target and _is_one_edit(name, target)


@lru_cache(maxsize=1024)
def _own_label(host: str) -> str:
    """Give the word that somebody registered: the ``bbc`` of ``bbc.co.uk``."""
    return registered(host).partition(".")[0]


@lru_cache(maxsize=1024)
def _skeleton(host: str) -> str:
    """Write a name so that names which look alike are the same."""
    plain = unicodedata.normalize("NFKD", plain_lettering(host).text.replace("-", ""))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for seen, read in _READ_AS:
        plain = plain.replace(seen, read)
    return plain


def _is_one_edit(one: str, other: str) -> bool:
    """Tell two words that differ by one letter, or by two neighbours changed over."""
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    start = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[start + 1 : start + 2] + short[start : start + 1]
    is_swap = swapped + short[start + 2 :] == long[start:]
    return is_swap or short[start + 1 :] == long[start + 1 :]
