"""Pages for everybody: nobody signs in, and nobody is named."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template import loader
from django.utils import timezone
from django.views.decorators.http import require_safe

from schoolgate.channels.feed.render import ATOM_TYPE, RSS_TYPE, atom, rss
from schoolgate.web.posts.models import Target
from schoolgate.web.posts.queries import out_on
from schoolgate.web.public.feed import PLATFORM, about, item_of, items
from schoolgate.web.public.limit import is_too_often
from schoolgate.web.public.queries import PublicAccount, accounts_known_as, official
from schoolgate.web.trust.models import School

MINUTES_5 = "public, max-age=300"
LONGEST = 500
WAIT_SECONDS = "60"
TOO_OFTEN = 429

Rest = ParamSpec("Rest")
Page = Callable[Concatenate[HttpRequest, School, Rest], HttpResponse]


def for_everybody(page: Page[Rest]) -> Callable[..., HttpResponse]:
    """A page of a school that anybody sees, so often, and the same for all."""

    @require_safe
    @wraps(page)
    def show(
        request: HttpRequest, school: str, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        if is_too_often(request, timezone.now()):
            return HttpResponse(
                "You have asked very often. Wait a minute, then ask again.",
                status=TOO_OFTEN,
                content_type="text/plain; charset=utf-8",
                headers={"Retry-After": WAIT_SECONDS},
            )
        place = get_object_or_404(School, slug=school)
        response = page(request, place, *args, **kwargs)
        response.headers["Cache-Control"] = MINUTES_5
        return response

    return show


@for_everybody
def accounts(request: HttpRequest, school: School) -> HttpResponse:
    """Is this account real? And which ones are."""
    asked = _asked(request)
    # Rendered apart from the request: a page that caches share knows no session.
    context = {
        "place": school,
        "asked": asked,
        "answers": accounts_known_as(school, asked),
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
        said |= {
            "asked": asked,
            "answers": [_plain(o) for o in accounts_known_as(school, asked)],
        }
    return JsonResponse(said)


@for_everybody
def feed(request: HttpRequest, school: School) -> HttpResponse:
    """What the school's feed holds, for people; its readers take RSS or Atom."""
    del request
    context = {"place": school, "items": items(school), "about": about(school, "rss")}
    page = loader.get_template("public/feed.html")
    return HttpResponse(page.render(context))


@for_everybody
def feed_rss(request: HttpRequest, school: School) -> HttpResponse:
    """The feed as RSS."""
    del request
    return HttpResponse(rss(about(school, "rss"), items(school)), RSS_TYPE)


@for_everybody
def feed_atom(request: HttpRequest, school: School) -> HttpResponse:
    """The feed as Atom."""
    del request
    return HttpResponse(atom(about(school, "atom"), items(school)), ATOM_TYPE)


@for_everybody
def feed_item(request: HttpRequest, school: School, key: UUID) -> HttpResponse:
    """One post of the feed; one that was taken back is not there."""
    del request
    context = {"place": school, "item": item_of(_out(school, key), school)}
    page = loader.get_template("public/item.html")
    return HttpResponse(page.render(context))


@for_everybody
def feed_picture(
    request: HttpRequest, school: School, key: UUID, number: int
) -> HttpResponse:
    """One picture of a post of the feed, counted from one."""
    del request
    pictures = list(_out(school, key).post.pictures.all())
    if not 0 < number <= len(pictures):
        raise Http404
    picture = pictures[number - 1]
    with picture.file.open("rb") as file:
        answer = HttpResponse(file.read(), content_type=picture.media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _out(school: School, key: UUID) -> Target:
    return get_object_or_404(out_on(school, PLATFORM), key=key)


def _asked(request: HttpRequest) -> str:
    return request.GET.get("account", "").strip()[:LONGEST]


def _plain(one: PublicAccount) -> dict[str, str]:
    said = {"is": one.word.value, "platform": one.platform}
    return said | ({"name": one.name, "address": one.address} if one.name else {})
