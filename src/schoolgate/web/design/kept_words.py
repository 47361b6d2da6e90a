"""Words that somebody typed are not lost: given back to who was signed out, agreed to.

The page's script keeps typed words on the device until the server says that it has them
(``static/design/kept.js``). Without a script, a form that is sent after its session has
ended is answered with a page that shows the words to copy. The server stores none.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render, resolve_url

View = Callable[..., HttpResponseBase]
# A pattern of names of fields, and what such a field is called on the page.
Words = Iterable[tuple[str, str]]
NAME = "kept"
AN_ID = re.compile(r"[a-z0-9]{1,40}")
SIGNED_OUT = 401


def agree(request: HttpRequest, words: str) -> None:
    """Say that it is done, and that the device need not keep what was sent."""
    sent = request.POST.get(NAME, "")
    tag = sent if AN_ID.fullmatch(sent) else ""
    messages.success(request, words, extra_tags=tag)


@dataclass(frozen=True, slots=True)
class GivenBack:
    """A page that gives words back: why nothing was saved, and where to go on."""

    heading: str
    why: str
    address: str
    link: str


def gives_back(words: Words, page: str = "") -> Callable[[View], View]:
    """Show to a person who was signed out what they typed, for them to copy.

    ``page`` is the name of the page to come back to; the form's own, if "".
    """

    def guarded(view: View) -> View:
        @wraps(view)
        def answered(
            request: HttpRequest, *args: object, **kwargs: object
        ) -> HttpResponseBase:
            if request.method != "POST" or request.user.is_authenticated:
                return view(request, *args, **kwargs)
            back = resolve_url(page, *args, **kwargs) if page else request.path
            return give_back(request, words, _signed_out(back), status=SIGNED_OUT)

        return answered

    return guarded


def give_back(
    request: HttpRequest, words: Words, given: GivenBack, *, status: int
) -> HttpResponse:
    """Answer with a page that shows what was typed, for the person to copy."""
    typed = [
        (label, value)
        for name in request.POST
        for pattern, label in words
        for value in request.POST.getlist(name)
        if fnmatchcase(name, pattern) and value.strip()
    ]
    context = {"typed": typed, "given": given}
    return render(request, "design/given_back.html", context, status=status)


def _signed_out(back: str) -> GivenBack:
    query = urlencode({"next": back})
    return GivenBack(
        heading="You were signed out",
        why="Nothing was saved or sent.",
        address=f"{resolve_url('account_login')}?{query}",
        link="Sign in, and go back to the page",
    )
