"""The page after an alarm was sent: who is told, and one question where one is open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from schoolgate.web.concerns.actions.answer_question import answer_question
from schoolgate.web.concerns.actions.raise_alarm import RIGHT_TO_RAISE
from schoolgate.web.concerns.alarm_views import (
    REFUSED,
    WRONG,
    alarm_standing,
    token_fits,
)
from schoolgate.web.concerns.door import is_plain
from schoolgate.web.concerns.question_form import QuestionForm, question_form
from schoolgate.web.concerns.receipts import ANSWERED_WITHIN, Receipt, receipt
from schoolgate.web.concerns.received_form import read_form
from schoolgate.web.concerns.who_to_ring import for_staff
from schoolgate.web.people.rights import Standing

OLD_PAGE = "Not answered yet. Please tick your answer and press the button once more."


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def received(request: HttpRequest, school: str) -> HttpResponse:
    """Who is told, for some minutes after an alarm was sent; and one question."""
    here = alarm_standing(request, school)
    if here is None or not here.may(RIGHT_TO_RAISE):
        return redirect("alarm:raise", school=school)
    if request.method == "POST":
        return _answered(request, here)
    found = receipt(here, timezone.now())
    if found is None:
        return redirect("alarm:raise", school=school)
    return _page(request, here, found)


def _answered(request: HttpRequest, here: Standing) -> HttpResponse:
    now = timezone.now()
    found = receipt(here, now, ANSWERED_WITHIN)
    if found is None:
        return redirect("alarm:raise", school=here.school.slug)
    if not found.asked:
        return redirect("alarm:received", school=here.school.slug)
    if not is_plain(request) or read_form(request) or not token_fits(request):
        return _page(request, here, found, trouble=OLD_PAGE)
    form = question_form(found.asked, request.POST)
    if not form.is_valid():
        return _page(request, here, found, form)
    answer_question(found.threat, form.people(found.asked), by=here.person, at=now)
    return redirect("alarm:received", school=here.school.slug)


def _page(
    request: HttpRequest,
    here: Standing,
    found: Receipt,
    form: QuestionForm | None = None,
    trouble: str = "",
) -> HttpResponse:
    wrong = WRONG if form is not None and form.errors else 200
    context = {
        "place": here.school,
        "receipt": found,
        "form": form or (question_form(found.asked) if found.asked else None),
        "trouble": trouble,
        "ring": for_staff(here.school, here.person, timezone.localdate()),
    }
    status = REFUSED if trouble else wrong
    return render(request, "concerns/received.html", context, status=status)
