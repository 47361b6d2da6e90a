"""The page on which a school names the mailbox for the proof of its journal."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from schoolgate.web.home.actions.name_mailbox import name_mailbox
from schoolgate.web.home.forms import MailboxForm
from schoolgate.web.journal.models import Anchor, AnchorMailbox
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing

WRONG = 422


@door("journal.prove")
def proof(request: HttpRequest, here: Standing) -> HttpResponse:
    """Show where the proof goes, and take another mailbox."""
    mailbox = AnchorMailbox.objects.filter(school=here.school).first()
    if request.method != "POST":
        typed = {"address": mailbox.address if mailbox else ""}
        return _page(request, here, MailboxForm(initial=typed), mailbox)
    form = MailboxForm(request.POST)
    if not form.is_valid():
        return _page(request, here, form, mailbox)
    address = form.cleaned_data["address"]
    name_mailbox(here.school, address, by=here.person, at=timezone.now())
    messages.success(request, f"Saved. The first email goes to {address} now.")
    return redirect("journal_proof", school=here.school.slug)


def _page(
    request: HttpRequest,
    here: Standing,
    form: MailboxForm,
    mailbox: AnchorMailbox | None,
) -> HttpResponse:
    last = Anchor.objects.filter(school=here.school).order_by("-day").first()
    context = {"form": form, "mailbox": mailbox, "last": last}
    status = WRONG if form.errors else 200
    return render(request, "home/proof.html", context, status=status)
