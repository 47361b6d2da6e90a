"""What a page sends about a post, read into the actions' own types."""

from datetime import datetime

from django import forms
from django.http import QueryDict

from schoolgate.engine.catalogue.places import AUDIENCES, KINDS
from schoolgate.web.posts.actions.add_video import Said as SaidOfVideo
from schoolgate.web.posts.actions.describe_picture import Said
from schoolgate.web.posts.actions.edit import Wording
from schoolgate.web.posts.models import Captions, Picture, Post

KIND_WORDS = {
    "": "Choose what it is",
    "event": "An event",
    "reminder": "A reminder",
    "vacancy": "A vacancy",
    "activity": "Something we did",
    "announcement": "An announcement",
    "celebration": "A celebration",
    "link": "A link to others",
    "other": "Something else",
}
AUDIENCE_WORDS = {
    "public": "Everybody",
    "followers": "Followers only",
    "group": "A closed group",
    "staff": "Staff",
}
# What an author declares, where the policy can ask for it: the fact and its words.
DECLARED = (
    ("post.future_event", "It tells of an event that is not over yet"),
    ("doubt.unverified", "Its facts are not verified yet"),
    ("incident.about", "It is about an incident that is on"),
    ("post.video", "There is a video in it"),
    ("post.live_stream", "It is a live stream"),
)
TYPED = ("title", "text", "kind", "note")
ON = "on"


class DraftForm(forms.Form):
    """The words of a post, and where they go."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(max_length=200, required=False)
    text = forms.CharField(required=False, strip=False)
    kind = forms.ChoiceField(
        choices=[("", ""), *((kind, kind) for kind in KINDS)], required=False
    )
    audience = forms.ChoiceField(
        choices=[(audience, audience) for audience in AUDIENCES], required=False
    )
    note = forms.CharField(max_length=2000, required=False)
    go_out_at = forms.DateTimeField(
        required=False,
        error_messages={"invalid": "Give a day and a time, such as 2026-12-01 15:30."},
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d"],
    )

    def wording(self, sent: QueryDict) -> Wording:
        """What was typed, with the targets and declarations ticked beside it."""
        cleaned = self.cleaned_data
        go_out_at: datetime | None = cleaned["go_out_at"]
        return Wording(
            text=cleaned["text"],
            targets=_targets(sent),
            title=cleaned["title"],
            kind=cleaned["kind"],
            audience=cleaned["audience"] or "public",
            said={fact: True for fact, _ in DECLARED if sent.get(fact) == ON},
            doubt=sent.get("doubt") == ON,
            note=cleaned["note"],
            go_out_at=go_out_at,
        )


def typed_in(post: Post, form: DraftForm | None) -> dict[str, str]:
    """The words that a draft's page shows: what was sent to it, else what is kept."""
    sent = {name: getattr(post, name) for name in TYPED} if form is None else form.data
    return {name: sent.get(name, "") for name in TYPED}


def _targets(sent: QueryDict) -> dict[int, str]:
    """The accounts ticked, each with its own text, or "" for the post's."""
    ticked = [int(pk) for pk in sent.getlist("target") if pk.isdecimal()]
    return {pk: sent.get(f"text-{pk}", "") for pk in ticked}


def said_of(picture: Picture, sent: QueryDict) -> Said:
    """What the page says of one picture."""
    name = f"picture-{picture.pk}-"
    recognisable = {"yes": True, "no": False}.get(sent.get(f"{name}recognisable", ""))
    people = sent.get(f"{name}people", "")
    names = tuple(n for n in sent.get(f"{name}shown", "").splitlines() if n.strip())
    return Said(
        alt=sent.get(f"{name}alt", ""),
        decorative=sent.get(f"{name}decorative") == ON,
        nobody=people == "nobody",
        shown=names if people == "people" else (),
        recognisable=recognisable,
    )


def said_of_video(sent: QueryDict) -> SaidOfVideo:
    """What the page says of the video."""
    said = sent.get("video-captions", "")
    return SaidOfVideo(
        captions=Captions(said) if said in set(Captions) else Captions.UNSAID,
        transcript=sent.get("video-transcript", ""),
        sound=sent.get("video-sound", ""),
    )


class RemarkForm(forms.Form):
    """What is written to a post's author."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    remark = forms.CharField(max_length=5000, required=False)


class IncidentForm(forms.Form):
    """What an incident is called, and who can post while it is on."""

    what = forms.CharField(
        max_length=200,
        error_messages={"required": "Say in a few words what has happened."},
    )


class EndForm(forms.Form):
    """The record of an incident."""

    record = forms.CharField(
        max_length=10000,
        error_messages={"required": "Write down how it ended."},
    )
