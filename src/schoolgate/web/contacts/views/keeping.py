"""The school's own contacts: listed for staff, kept by the head and the office."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.contacts.actions.add_contact import add_contact
from schoolgate.web.contacts.actions.end_contact import end_contact
from schoolgate.web.contacts.forms import ContactForm
from schoolgate.web.contacts.models import OwnContact
from schoolgate.web.contacts.queries import contacts_ended, contacts_in_force
from schoolgate.web.contacts.recognising import LONGEST, BadContact
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.policy.in_force import in_force

WRONG = 422
LAST_ENDED = 20


@door("school.see")
def contacts(request: HttpRequest, here: Standing) -> HttpResponse:
    """The school's own contacts; a finding's link brings along what to add."""
    typed = request.GET.get("value", "")[:LONGEST]
    return _page(request, here, ContactForm(initial={"value": typed}))


@door("contacts.keep")
@require_POST
def add(request: HttpRequest, here: Standing) -> HttpResponse:
    """Add a contact."""
    form = ContactForm(request.POST)
    if form.is_valid():
        value, purpose = form.cleaned_data["value"], form.cleaned_data["purpose"]
        try:
            add_contact(here.school, value, purpose, by=here.person, at=timezone.now())
            messages.success(request, "Added. Posts may give it from now on.")
            return redirect("contacts:list", school=here.school.slug)
        except BadContact as error:
            form.add_error("value", str(error))
    return _page(request, here, form, status=WRONG)


@door("contacts.keep")
@require_POST
def end(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """End a contact."""
    rows = OwnContact.objects.select_related("school__trust")
    row = get_object_or_404(rows, pk=pk, school=here.school)
    end_contact(row, by=here.person, at=timezone.now())
    messages.success(request, "Removed. A post that gives it is judged like any other.")
    return redirect("contacts:list", school=here.school.slug)


def _page(
    request: HttpRequest, here: Standing, form: ContactForm, *, status: int = 200
) -> HttpResponse:
    file = in_force(here.school).file
    context = {
        "form": form,
        "contacts": contacts_in_force(here.school),
        "ended": contacts_ended(here.school)[:LAST_ENDED],
        "in_policy": sorted(file.own_contacts),
        "may_keep": here.may("contacts.keep"),
    }
    return render(request, "contacts/list.html", context, status=status)
