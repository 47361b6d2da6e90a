"""What is typed is saved by itself, and checked as it is typed."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from schoolgate.web.desk.forms import DraftForm, saved_words
from schoolgate.web.desk.previews import previews
from schoolgate.web.desk.showing import SEES_LISTED, counters, marks, view_of_judgement
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.actions.edit import edit
from schoolgate.web.posts.actions.errors import ChangedMeanwhile, PostError
from schoolgate.web.posts.finding import own_post
from schoolgate.web.posts.models import Post
from schoolgate.web.review.cases import judge_post


@door("posts.draft")
@require_POST
def typed(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """Save what is typed so far, and answer with what the policy says of it.

    409 comes with the words that are saved by now, so that nothing is overwritten.
    """
    post = own_post(here, pk)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    now = timezone.now()
    version = form.cleaned_data["version"]
    try:
        edit(post, form.wording(request.POST), version=version, by=here.person, at=now)
    except ChangedMeanwhile as error:
        theirs = _theirs(own_post(here, pk))
        return JsonResponse({"errors": {"": [str(error)]}, **theirs}, status=409)
    except PostError as error:
        return JsonResponse({"errors": {"": [str(error)]}}, status=422)
    return JsonResponse(_said(request, here, own_post(here, pk)))


def _theirs(post: Post) -> dict[str, object]:
    words = saved_words(post, post.targets.all())
    theirs = {name: saved for name, (_, saved) in words.items()}
    return {"version": post.version, "theirs": theirs}


def _said(request: HttpRequest, here: Standing, post: Post) -> dict[str, object]:
    judged = judge_post(post, at=timezone.now(), roles=here.roles)
    said = view_of_judgement(judged, sees_listed=here.may(SEES_LISTED))
    context = {
        "shown": said,
        "post": post,
        "counters": counters(post, post.targets.all()),
        "may_answer": True,
        "in_form": True,
        "own": True,
    }
    html = render_to_string("desk/verdict.html", context, request)
    looks = {"previews": previews(post, post.targets.all()), "post": post}
    return {
        "version": post.version,
        "level": said.level,
        "headline": said.headline,
        "marks": marks(said.told),
        "html": html,
        "previews": render_to_string("desk/previews.html", looks, request),
    }
