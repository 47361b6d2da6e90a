"""The Jinja2 environment of all our pages."""

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment


def environment(**options: object) -> Environment:
    """Make the environment that Django's Jinja2 backend asks for."""
    made = Environment(**options)  # type: ignore[arg-type] # noqa: S701
    made.globals |= {"static": static, "url": reverse}
    return made
