"""Pictures and words that a phone's share sheet hands in begin a draft."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.pictures.actions.add_picture import add_picture
from schoolgate.web.pictures.views.adding import looked_at
from schoolgate.web.posts.actions.begin import begin
from schoolgate.web.posts.actions.edit import DraftContent, edit
from schoolgate.web.posts.actions.errors import PostError

# A page of another site can't hand in a picture in somebody's name.
OWN = frozenset(("none", "same-origin", ""))


@csrf_exempt
@door("posts.draft")
@require_POST
def shared(request: HttpRequest, here: Standing) -> HttpResponse:
    """Begin a draft with what a phone's share sheet hands over."""
    if request.headers.get("Sec-Fetch-Site", "") not in OWN:
        raise Http404
    now, me = timezone.now(), here.person
    post = begin(here.school, by=me, at=now)
    words = " ".join(request.POST.get(n, "") for n in ("title", "text", "url")).strip()
    post = edit(post, DraftContent(words), version=post.version, by=me, at=now)
    for file in request.FILES.getlist("pictures"):
        try:
            name = file.name or "picture"
            looked_at(add_picture(post, file.read(), name, by=me, at=now), now)
        except PostError as error:
            messages.error(request, str(error))
    return redirect("posts:edit", school=here.school.slug, pk=post.pk)
