"""The page on which everybody who works here can tell that something is wrong."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from schoolgate.web.concerns.actions.keep_numbers import RIGHT_TO_NUMBER
from schoolgate.web.concerns.actions.raise_alarm import RIGHT_TO_RAISE, raise_alarm
from schoolgate.web.concerns.alarm_forms import AlarmForm, alarm_form
from schoolgate.web.concerns.door import is_plain
from schoolgate.web.concerns.pasted import holds_picture, without_picture
from schoolgate.web.concerns.received_form import read_form
from schoolgate.web.concerns.who_to_ring import for_everybody, for_staff
from schoolgate.web.people.door import keep_standing
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import Standing, schools_of, standing_at
from schoolgate.web.trust.models import School

OLD_PAGE = (
    "Not sent yet. This page was opened before you signed in. Your words are still "
    "here: press “Send now” once more."
)
SIGNED_OUT = (
    "Not sent. You are signed out. Your words are still here: sign in on another page, "
    "then come back to this one and press “Send now” again. Or ring."
)
NOT_STAFF = (
    "Not sent. Only people who work here can write here today. Please ring one of "
    "these numbers instead."
)
PICTURE = (
    "Not sent. There was a picture in it, which must not be sent or kept. It has been "
    "taken out: look through your words, and send them without it."
)
NO_FORM = "Not sent. This page takes words only: no file and no picture."
REFUSED, WRONG = 403, 422


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def alarm(request: HttpRequest, school: str) -> HttpResponse:
    """Show who to ring, and a form. What is refused comes back with its words."""
    here = alarm_standing(request, school)
    place = here.school if here else get_object_or_404(School, slug=school)
    if request.method == "POST":
        return _sent(request, place, here)
    if here is None:
        return redirect("public:alarm", school=place.slug)
    return _page(request, place, here)


@require_safe
def choose(request: HttpRequest) -> HttpResponseBase:
    """Lead to the alarm of one's own school, or let one of them be chosen."""
    if not isinstance(request.user, Person):
        return redirect("public:alarm_anywhere")
    schools = schools_of(request.user, timezone.localdate())
    if len(schools) == 1:
        return redirect("alarm:raise", school=schools[0].slug)
    return render(request, "concerns/choose.html", {"schools": schools})


def alarm_standing(request: HttpRequest, slug: str) -> Standing | None:
    """What the person is in a school; None for strangers, and who is signed out.

    Who still owes a second factor can raise an alarm, and sees no more of the frame.
    """
    if not isinstance(request.user, Person):
        return None
    here = standing_at(request.user, slug, timezone.localdate())
    if here and not getattr(request.user, "owes_factor", False):
        keep_standing(request, here)
    return here


def _sent(request: HttpRequest, place: School, here: Standing | None) -> HttpResponse:
    """Raise the alarm, or say why it was not sent."""
    if not is_plain(request):
        return _page(request, place, here, trouble=NO_FORM)
    unread = read_form(request)
    trouble = _trouble(request, here, unread)
    if trouble or here is None:
        return _page(request, place, here, _again(request, place), trouble)
    form = alarm_form(place, request.POST)
    if not form.is_valid():
        return _page(request, place, here, form)
    raise_alarm(place, form.message(), by=here.person, at=timezone.now())
    return redirect("alarm:received", school=place.slug)


def _trouble(request: HttpRequest, here: Standing | None, unread: str) -> str:
    """Why what was sent is not an alarm yet; "" where nothing is in the way."""
    if holds_picture(request.POST.get("what", "")):
        return PICTURE
    if not isinstance(request.user, Person):
        return SIGNED_OUT
    if here is None or not here.may(RIGHT_TO_RAISE):
        return NOT_STAFF
    return unread or ("" if token_fits(request) else OLD_PAGE)


def _again(request: HttpRequest, place: School) -> AlarmForm:
    """The form with what was typed, to be sent again: no error, and no picture."""
    form = alarm_form(place)
    words = without_picture(request.POST.get("what", ""))
    form.initial = {"what": words, "about": request.POST.getlist("about")}
    return form


def _page(
    request: HttpRequest,
    place: School,
    here: Standing | None,
    form: AlarmForm | None = None,
    trouble: str = "",
) -> HttpResponse:
    today = timezone.localdate()
    of_staff = here if here and here.may(RIGHT_TO_RAISE) else None
    signed_out = not isinstance(request.user, Person)
    staff = for_staff(place, of_staff.person, today) if of_staff else None
    context = {
        "place": place,
        "form": form or alarm_form(place),
        "trouble": trouble,
        "ring": staff or for_everybody(place, today),
        "is_staff": of_staff is not None,
        "may_write": of_staff is not None or (signed_out and form is not None),
        "signed_out": signed_out,
        "may_number": of_staff is not None and of_staff.may(RIGHT_TO_NUMBER),
    }
    status = _status(form, trouble)
    return render(request, "concerns/alarm.html", context, status=status)


def _status(form: AlarmForm | None, trouble: str) -> int:
    if trouble:
        return REFUSED
    return WRONG if form is not None and form.errors else 200


def token_fits(request: HttpRequest) -> bool:
    """Whether the form's token fits: asked by hand, so that no word is lost by it."""
    guard = CsrfViewMiddleware(lambda _: HttpResponse())
    guard.process_request(request)
    return guard.process_view(request, _guarded, (), {}) is None


def _guarded(_request: HttpRequest) -> HttpResponse:
    """Stand for a view that asks for the token."""
    return HttpResponse()
