"""The first page, a school's day, and its journal."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from schoolgate.web.concerns.queries import KEPT_APART, kept_apart, kept_cases
from schoolgate.web.home.queries import day
from schoolgate.web.journal.queries import book
from schoolgate.web.people.door import door, person_of
from schoolgate.web.people.rights import Standing, schools_of
from schoolgate.web.takedowns import doubts

PAGE = 50


def ping(_request: HttpRequest) -> HttpResponse:
    """Answer whoever watches whether the site is up; it asks the database nothing."""
    return HttpResponse("ok", content_type="text/plain")


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """My schools; with one of them, straight to it."""
    schools = schools_of(person_of(request), timezone.localdate())
    if len(schools) == 1:
        return redirect("school", school=schools[0].slug)
    return render(request, "home/home.html", {"schools": schools})


@door("school.see")
def school(request: HttpRequest, here: Standing) -> HttpResponse:
    """What waits for me in this school today."""
    context = {
        "day": day(here, timezone.now()),
        "may_draft": here.may("posts.draft"),
        "may_hold": here.may("incident.declare"),
    }
    return render(request, "home/school.html", context)


def worker(_request: HttpRequest) -> HttpResponse:
    """The service worker of the installed app: it passes everything on, keeps nothing.

    It stands at the root, since a worker sees only what lies beneath its address.
    """
    script = 'self.addEventListener("fetch", () => {});\n'
    return HttpResponse(script, content_type="text/javascript")


@door("school.see")
def manifest(_request: HttpRequest, here: Standing) -> HttpResponse:
    """What a phone needs to install the app, and to share a photograph into it."""
    slug = here.school.slug
    icons = [
        {"src": static(f"design/gate-{size}.png"), "sizes": f"{size}x{size}"}
        for size in (192, 512)
    ]
    fields = {"title": "title", "text": "text", "url": "url"}
    files = [{"name": "pictures", "accept": ["image/*"]}]
    return JsonResponse(
        {
            "id": f"/school/{slug}/",
            "name": f"Schoolgate, {here.school.name}",
            "short_name": "Schoolgate",
            "start_url": reverse("school", args=[slug]),
            "scope": "/",
            "display": "standalone",
            "theme_color": "#0b5d66",
            "background_color": "#ffffff",
            "icons": [{**icon, "type": "image/png"} for icon in icons],
            "share_target": {
                "action": reverse("posts:shared", args=[slug]),
                "method": "POST",
                "enctype": "multipart/form-data",
                "params": {**fields, "files": files},
            },
        }
    )


@door("journal.see")
def journal(request: HttpRequest, here: Standing) -> HttpResponse:
    """The school's journal, newest first, without what is kept from the reader."""
    apart = (*kept_apart(here), *doubts.kept_apart(here))
    # A sensitive kind that is not named here is shown to nobody.
    readable = frozenset((*KEPT_APART, *doubts.KEPT_APART)) - frozenset(apart)
    every = book(here.school, apart, kept_cases(here.person), readable)
    every = every.exclude(verb__in=doubts.verbs_apart(here))
    page = Paginator(every, PAGE).get_page(request.GET.get("page"))
    return render(request, "home/journal.html", {"page": page})
