"""The door of every page: who is it, in which school, and may they come in?

Another school's page answers as if it did not exist, and so does a page that is
nothing for one's roles: a refusal would tell that there is something to see.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import Standing, standing_at

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Standing, Rest], HttpResponseBase]


class SignedInRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: Person


def person_of(request: HttpRequest) -> Person:
    """Who is signed in. Raises Http404 for nobody."""
    if not isinstance(request.user, Person):
        raise Http404
    return request.user


def door(right: str) -> Callable[[View[Rest]], Callable[..., HttpResponseBase]]:
    """Let in whoever has the right in the school of the address."""

    def guarded(view: View[Rest]) -> Callable[..., HttpResponseBase]:
        @login_required
        @wraps(view)
        def opened(
            request: HttpRequest, school: str, *args: Rest.args, **kwargs: Rest.kwargs
        ) -> HttpResponseBase:
            here = standing_of(request, school)
            if not here.may(right):
                raise Http404
            return view(request, here, *args, **kwargs)

        return opened

    return guarded


def standing_of(request: HttpRequest, slug: str) -> Standing:
    """What the person is in the school of an address; Http404 if nothing."""
    here = standing_at(person_of(request), slug, timezone.localdate())
    if here is None:
        raise Http404
    keep_standing(request, here)
    return here


def keep_standing(request: HttpRequest, here: Standing) -> None:
    """Keep with the request what its person is here, for the frame of the page."""
    request.standing = here  # type: ignore[attr-defined]
