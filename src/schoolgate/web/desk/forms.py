"""What a page sends about a post, read into the actions' own types."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any

from django import forms
from django.http import QueryDict

from schoolgate.engine.catalogue.places import AUDIENCES, KINDS
from schoolgate.web.pictures.actions.add_video import VideoDetails as SaidOfVideo
from schoolgate.web.pictures.actions.describe_picture import PictureDescription
from schoolgate.web.posts.actions.edit import DraftContent, clean_text
from schoolgate.web.posts.models import Captions, Picture, Post, Target

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
WORDS = (
    ("title", "Title, for the website and the newsletter"),
    ("text", "What you want to say"),
    ("note", "A note for the approver"),
)
# The same and all others that are typed in a draft, as patterns of fields' names.
DRAFT_WORDS = (
    *WORDS,
    ("text-*", "Another text for one account"),
    ("picture-*-alt", "What a picture shows, for those who can’t see it"),
    ("picture-*-shown", "Who is in a picture"),
    ("video-sound", "Whose the sound and the music are"),
    ("video-transcript", "What is said in the video"),
)
DECIDING_WORDS = (
    ("remark", "What should change"),
    ("reason", "Why it may go out, or is not what it seems"),
    ("why", "Why it is withdrawn"),
)
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
        error_messages={
            "invalid": "Give a day and time, for example 2026-12-01 15:30."
        },
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d"],
    )

    def wording(self, sent: QueryDict) -> DraftContent:
        """What was typed, with the targets and declarations ticked beside it."""
        cleaned = self.cleaned_data
        go_out_at: datetime | None = cleaned["go_out_at"]
        return DraftContent(
            text=cleaned["text"],
            targets=targets_in(sent),
            title=cleaned["title"],
            kind=cleaned["kind"],
            audience=cleaned["audience"] or "public",
            said={fact: True for fact, _ in DECLARED if sent.get(fact) == ON},
            doubt=sent.get("doubt") == ON,
            note=cleaned["note"],
            go_out_at=go_out_at,
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of which two windows have two texts, by the form's name for it."""

    name: str
    label: str
    typed: str
    saved: str


def saved_words(post: Post, targets: Iterable[Target]) -> dict[str, tuple[str, str]]:
    """The words of a post as they are saved, each with its label, by field."""
    words = {name: (label, getattr(post, name)) for name, label in WORDS}
    for target in targets:
        label = f"Another text for {target.account.name} on {target.account.platform}"
        words[f"text-{target.account_id}"] = label, target.text
    return words


def differences(
    sent: Mapping[str, Any], post: Post, targets: Iterable[Target]
) -> list[Difference]:
    """Where what was typed is not what is saved by now."""
    return [
        Difference(name, label, sent[name], saved)
        for name, (label, saved) in saved_words(post, targets).items()
        if name in sent and clean_text(sent[name]) != saved
    ]


def left_over(sent: Mapping[str, Any], post: Post, texts: Iterable[int]) -> list[str]:
    """Words that were sent for a picture, a video or an account that is not there now.

    ``texts`` are the accounts that have a field for a text of their own.
    """
    there = {name for name, _ in WORDS} | {f"text-{pk}" for pk in texts}
    for picture in post.pictures.all():
        there |= {f"picture-{picture.pk}-{part}" for part in ("alt", "shown")}
    if getattr(post, "video", None):
        there |= {"video-sound", "video-transcript"}
    return [
        sent[name]
        for name in sent
        if name not in there and sent[name].strip() and _is_of_words(name)
    ]


def _is_of_words(name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern, _ in DRAFT_WORDS)


def targets_in(sent: QueryDict) -> dict[int, str]:
    """The accounts ticked, each with its own text, or "" for the post's."""
    ticked = [int(pk) for pk in sent.getlist("target") if pk.isdecimal()]
    return {pk: sent.get(f"text-{pk}", "") for pk in ticked}


def said_of(picture: Picture, sent: QueryDict) -> PictureDescription:
    """What the page says of one picture."""
    name = f"picture-{picture.pk}-"
    recognisable = {"yes": True, "no": False}.get(sent.get(f"{name}recognisable", ""))
    people = sent.get(f"{name}people", "")
    names = tuple(n for n in sent.get(f"{name}shown", "").splitlines() if n.strip())
    return PictureDescription(
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
