"""The sample of all parts, for whoever builds pages or looks them over."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from schoolgate.web.design.forms import SampleForm

STATES = (
    "draft",
    "waiting",
    "sent-back",
    "approved",
    "scheduled",
    "publishing",
    "published",
    "partly-published",
    "failed",
    "expired",
    "withdrawn",
)
LEVELS = (
    ("allow", "Fine", "Nothing stands against this post."),
    ("advise", "Advice", "It can go out; look at this first."),
    ("approve", "Needs a person", "A person has to look at this post."),
    ("stop", "Stop", "This post can't go out as it is."),
)
CLAUSES = ({"id": "EX-1", "asks": "A child is called by the first name alone"},)


def sample(request: HttpRequest) -> HttpResponse:
    """Every part on one page, the form with its errors."""
    now = timezone.now()
    history = [
        {
            "who": who,
            "label": verb,
            "at": now - timedelta(hours=hours),
            "clauses": ["EX-1"] if hours else [],
            "details": {},
        }
        for hours, who, verb in ((0, "Hester Quill", "approved"), (5, "Ada", "sent"))
    ]
    context = {
        "levels": LEVELS,
        "states": STATES,
        "clauses": CLAUSES,
        "form": SampleForm({"way": "gate"}),
        "history": history,
        "page": Paginator(range(30), 10).page(2),
        "days": range(1, 31),
    }
    return render(request, "design/sample.html", context)
