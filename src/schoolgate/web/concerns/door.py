"""Access to a case and to the alarm's form: for some roles only, and text only.

A picture must not even reach this machine's memory (law B5), so what is no plain form
is refused before its body is read; Django would read it to look for the form's token,
which is why the token is looked for afterwards.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from schoolgate.web.concerns.pasted import holds_picture
from schoolgate.web.concerns.playbook import ALARM_RIGHT, RIGHT
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Standing, Rest], HttpResponseBase]
WORDS = "application/x-www-form-urlencoded"


def threat_door(view: View[Rest]) -> Callable[..., HttpResponseBase]:
    """Let in people who may see every threat, with words and nothing else."""
    return csrf_exempt(door(RIGHT)(_plain(csrf_protect(_worded(view)))))


def case_door(view: View[Rest]) -> Callable[..., HttpResponseBase]:
    """Let in people who may see some case; which one, its query says."""
    return csrf_exempt(door(ALARM_RIGHT)(_plain(csrf_protect(_worded(view)))))


def is_plain(request: HttpRequest) -> bool:
    """Whether what is sent is a plain form; its body stays unread."""
    return request.method != "POST" or request.content_type == WORDS


def _plain(view: View[Rest]) -> View[Rest]:
    @wraps(view)
    def guarded(
        request: HttpRequest, here: Standing, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponseBase:
        if not is_plain(request):
            raise PermissionDenied("Words only: no file and no picture.")
        return view(request, here, *args, **kwargs)

    return guarded


def _worded(view: View[Rest]) -> View[Rest]:
    @wraps(view)
    def guarded(
        request: HttpRequest, here: Standing, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponseBase:
        said = (text for _, texts in request.POST.lists() for text in texts)
        if any(holds_picture(text) for text in said):
            raise PermissionDenied("Words only: no picture as text either.")
        return view(request, here, *args, **kwargs)

    return guarded
