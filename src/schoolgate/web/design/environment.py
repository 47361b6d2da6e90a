"""The Jinja2 environment of all our pages."""

from datetime import datetime

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from jinja2 import Environment


def environment(**options: object) -> Environment:
    """Make the environment that Django's Jinja2 backend asks for."""
    made = Environment(**options)  # type: ignore[arg-type] # noqa: S701
    made.globals |= {"static": static, "url": url}
    made.filters |= {"moment": moment, "day_short": day_short, "for_input": for_input}
    return made


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a page."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def moment(at: datetime) -> str:
    """A moment as people say it: Sat 21 Nov 2026, 9:05."""
    return f"{timezone.localtime(at):%a %-d %b %Y, %-H:%M}"


def day_short(at: datetime) -> str:
    """A day as people say it: 21 Nov 2026."""
    return f"{timezone.localtime(at):%-d %b %Y}"


def for_input(at: datetime) -> str:
    """A moment as a field for day and time wants it."""
    return f"{timezone.localtime(at):%Y-%m-%dT%H:%M}"
