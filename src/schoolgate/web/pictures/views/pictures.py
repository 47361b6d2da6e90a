"""A picture, shown to those who see its post."""

from django.http import HttpRequest, HttpResponse

from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.finding import picture_of
from schoolgate.web.posts.models import Picture


@door("posts.see")
def picture(
    request: HttpRequest, here: Standing, pk: int, picture: int
) -> HttpResponse:
    """Show a picture to somebody who can see its post."""
    del request
    return picture_file(picture_of(here, pk, picture))


def picture_file(picture: Picture) -> HttpResponse:
    """Answer with the bytes of a picture."""
    with picture.file.open("rb") as file:
        answer = HttpResponse(file.read(), content_type=picture.media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Disposition"] = "inline"
    return answer
