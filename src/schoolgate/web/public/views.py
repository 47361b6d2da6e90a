"""Pages for everybody: nobody signs in, and nobody is named."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template import loader
from django.utils import timezone
from django.views.decorators.http import require_safe

from schoolgate.web.public.limit import is_too_often
from schoolgate.web.public.queries import Listed, official, told
from schoolgate.web.trust.models import School

MINUTES_5 = "public, max-age=300"
LONGEST = 500
WAIT_SECONDS = "60"
TOO_OFTEN = 429

Page = Callable[[HttpRequest, School], HttpResponse]


def for_everybody(page: Page) -> Callable[[HttpRequest, str], HttpResponse]:
    """A page of a school that anybody sees, so often, and the same for all."""

    @require_safe
    @wraps(page)
    def shown(request: HttpRequest, school: str) -> HttpResponse:
        if is_too_often(request, timezone.now()):
            return HttpResponse(
                "You have asked very often. Wait a minute, then ask again.",
                status=TOO_OFTEN,
                content_type="text/plain; charset=utf-8",
                headers={"Retry-After": WAIT_SECONDS},
            )
        response = page(request, get_object_or_404(School, slug=school))
        response.headers["Cache-Control"] = MINUTES_5
        return response

    return shown


@for_everybody
def accounts(request: HttpRequest, school: School) -> HttpResponse:
    """Is this account real? And which ones are."""
    asked = _asked(request)
    # Rendered apart from the request: a page that caches share knows no session.
    context = {
        "place": school,
        "asked": asked,
        "answers": told(school, asked),
        "official": official(school),
        "demonstration": settings.DEMONSTRATION,
    }
    page = loader.get_template("public/accounts.html")
    return HttpResponse(page.render(context))


@for_everybody
def accounts_json(request: HttpRequest, school: School) -> HttpResponse:
    """The same for machines."""
    asked = _asked(request)
    said: dict[str, object] = {
        "school": school.name,
        "official": [_plain(one) for one in official(school)],
    }
    if asked:
        said |= {"asked": asked, "answers": [_plain(o) for o in told(school, asked)]}
    return JsonResponse(said)


def _asked(request: HttpRequest) -> str:
    return request.GET.get("account", "").strip()[:LONGEST]


def _plain(one: Listed) -> dict[str, str]:
    said = {"is": one.word.value, "platform": one.platform}
    return said | ({"name": one.name, "address": one.address} if one.name else {})
