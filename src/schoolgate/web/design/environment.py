"""The Jinja2 environment of all our pages."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast

from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from jinja2 import Environment, StrictUndefined

from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.policyfile.law import platforms
from schoolgate.web.design.kept_key import kept_key

# As many addresses as the pages of some busy schools name; the oldest go first.
ADDRESSES = 8192
OF_THE_LAW = "law:"
OF_THE_SCHOOL = frozenset(("website", "newsletter", "feed"))


class Missing(StrictUndefined):
    """A name that a page doesn't have: no in a question, an error where it is shown.

    A blank would hide a misspelt name; the frame may still ask for what few pages have.
    """

    def __bool__(self) -> bool:  # type: ignore[override] # theirs never answers
        """What isn't there is not so."""
        return False


def environment(**options: object) -> Environment:
    """Make the environment that Django's Jinja2 backend asks for."""
    ours = {"undefined": Missing, "autoescape": lambda name: not is_plain(name)}
    made = Environment(**cast("dict[str, Any]", options | ours))  # noqa: S701
    made.globals |= {"static": static, "url": url, "kept_key": kept_key}
    made.filters |= {
        "moment": moment,
        "day": day,
        "day_short": day_short,
        "for_input": for_input,
        "isolated": isolated,
        "platform": platform,
        "dial": dial,
        "clock": clock,
        "clause": clause,
        "question": question,
    }
    return made


def is_plain(name: str | None) -> bool:
    """Whether a template writes plain words, as a letter's does, and not a page."""
    return name is not None and name.endswith(".txt")


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a page. A page names many, and each is worked out once."""
    return _address(get_script_prefix(), name, args, tuple(kwargs.items()))


@lru_cache(maxsize=ADDRESSES)
def _address(
    _prefix: str,
    name: str,
    args: tuple[object, ...],
    named: tuple[tuple[str, object], ...],
) -> str:
    return reverse(name, args=args or None, kwargs=dict(named) or None)


def moment(at: datetime) -> str:
    """A moment as people say it: Sat 21 Nov 2026, 9:05 am."""
    here = timezone.localtime(at)
    return f"{here:%a %-d %b %Y, %-I:%M} {'am' if here.hour < 12 else 'pm'}"


def clock(at: datetime) -> str:
    """The hour of a moment: 14:02."""
    return f"{timezone.localtime(at):%H:%M}"


def day(on: date) -> str:
    """A day in full: Saturday 21 November 2026."""
    return f"{_here(on):%A %-d %B %Y}"


def day_short(on: date) -> str:
    """A day as people say it: 21 Nov 2026."""
    return f"{_here(on):%-d %b %Y}"


def _here(on: date) -> date:
    """A moment belongs to the day that it is here; a day is what it is."""
    return timezone.localtime(on) if isinstance(on, datetime) else on


def platform(name: str) -> str:
    """How a platform is called within a sentence: Facebook, the website."""
    if name in OF_THE_SCHOOL:
        return f"the {name}"
    return str(platforms().get(name, {}).get("name", name.title()))


def clause(id_: str) -> str:
    """How a clause is cited: the law's have numbers of our own, which say nothing."""
    return "The law" if id_.startswith(OF_THE_LAW) else id_


def question(fact: str) -> str:
    """A fact as a person is asked for it."""
    return VOCABULARY.fact(fact).question


def dial(number: str) -> str:
    """A telephone number as a link wants it: +44 (0)20 7946 0001 ext 5."""
    main, _, extension = number.casefold().partition("x")
    plain = main.replace("(0)", "") if main.strip().startswith("+") else main
    kept = "".join(sign for sign in plain if sign.isdecimal() or sign == "+")
    more = "".join(filter(str.isdecimal, extension))
    return f"tel:{kept};ext={more}" if more else f"tel:{kept}"


def for_input(at: datetime) -> str:
    """A moment as a field for day and time wants it."""
    return f"{timezone.localtime(at):%Y-%m-%dT%H:%M}"


def isolated(words: object) -> str:
    """Words that may be written the other way than those around them, kept apart."""
    return f"\u2068{words}\u2069"
