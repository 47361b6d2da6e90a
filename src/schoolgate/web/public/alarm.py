"""Who to ring when something is wrong, for everybody: no form, no name, no trace.

Neither a limit nor, where no school is said, the database can hold it up: a person who
needs it needs it at once.
"""

from collections.abc import Sequence

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template import loader
from django.utils import timezone
from django.views.decorators.http import require_safe

from schoolgate.web.concerns.who_to_ring import (
    for_everybody,
    lines_anywhere,
    listed_schools,
)
from schoolgate.web.trust.models import School

UNKEPT = {"Cache-Control": "no-store"}


@require_safe
def at_a_school(request: HttpRequest, school: str) -> HttpResponse:
    """The numbers that a school has made public, and the helplines of its nation."""
    del request
    place = get_object_or_404(School.objects.select_related("trust"), slug=school)
    ring = for_everybody(place, timezone.localdate())
    return _page({"place": place, "ring": ring, "lines": ring.lines})


@require_safe
def anywhere(request: HttpRequest) -> HttpResponse:
    """The helplines of every nation, and the schools that are listed."""
    del request
    lines = lines_anywhere(timezone.localdate())
    return _page({"lines": lines, "schools": _listed()})


def _listed() -> Sequence[School]:
    try:
        return list(listed_schools())
    except DatabaseError:
        return ()


def _page(context: dict[str, object]) -> HttpResponse:
    """Rendered apart from the request: nobody's session is read, or shown."""
    page = loader.get_template("public/alarm.html")
    shown = page.render({**context, "demonstration": settings.DEMONSTRATION})
    return HttpResponse(shown, headers=UNKEPT)
