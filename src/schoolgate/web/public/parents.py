"""The pages that a contact's signed link opens; nobody signs in."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from schoolgate.web.consent.actions.errors import ConsentError
from schoolgate.web.consent.actions.say import say_by_link
from schoolgate.web.consent.links import Family, family_of, token_of
from schoolgate.web.consent.sheet import answers_in
from schoolgate.web.consent.uses import uses_of
from schoolgate.web.consent.wording import Wording, day_in, wording_in, wordings
from schoolgate.web.people.models import Contact, Pupil
from schoolgate.web.public.consent import children, somebody_shown
from schoolgate.web.public.limit import is_too_often
from schoolgate.web.work.tasks import enqueue_sweeps

TOO_OFTEN = 429


@never_cache
@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, token: str) -> HttpResponse:
    """Give, refuse and withdraw on one page, and see where the child is shown."""
    now = timezone.now()
    if is_too_often(request, now):
        return HttpResponse("Wait a minute, then open it again.", status=TOO_OFTEN)
    family = family_of(token)
    wording = _wording(request, family.contact if family else None)
    if family is None:
        context = {"wording": wording, "text": wording.texts}
        return render(request, "public/ended.html", context, status=404)
    if request.method == "POST":
        return _said(request, token, family, wording)
    return _page(request, family, wording)


@never_cache
@require_safe
def of_the_demonstration(_request: HttpRequest) -> HttpResponse:
    """Lead to the page of a parent whose child is shown; in a demonstration alone."""
    contact = somebody_shown() if settings.DEMONSTRATION else None
    if contact is None:
        raise Http404
    return redirect("public:consent", token=token_of(contact))


def _wording(request: HttpRequest, contact: Contact | None) -> Wording:
    chosen = request.GET.get("language", "")
    if chosen in wordings():
        return wordings()[chosen]
    return wording_in(contact.language if contact else "en")


def _said(
    request: HttpRequest, token: str, family: Family, wording: Wording
) -> HttpResponse:
    contact, pupil = family.contact, _child(family, request.POST.get("child", ""))
    uses = uses_of(contact.school)
    if request.POST.get("do") == "no":
        answers = dict.fromkeys(uses, False)
    else:
        answers = answers_in(request.POST, uses)
    try:
        say_by_link(contact, pupil, answers, wording=wording.version, at=timezone.now())
    except ConsentError as error:
        return _page(request, family, wording, trouble=str(error))
    enqueue_sweeps()
    response = redirect("public:consent", token=token)
    response["Location"] += f"?language={wording.language}&saved={pupil.pk}"
    return response


def _child(family: Family, pk: str) -> Pupil:
    for pupil in family.children:
        if str(pupil.pk) == pk:
            return pupil
    raise Http404


def _page(
    request: HttpRequest, family: Family, wording: Wording, trouble: str = ""
) -> HttpResponse:
    today = timezone.localdate()
    every = children(family, wording, today)
    context = {
        "place": family.contact.school,
        "contact": family.contact,
        "children": every,
        "wording": wording,
        "wordings": wordings(),
        "text": wording.texts,
        "day_in": day_in,
        "saved": request.GET.get("saved", ""),
        "trouble": trouble,
        "lang": wording.language,
        "dir": wording.direction,
    }
    return render(request, "public/consent.html", context)
