"""The words of the register's forms, and the fields that several of them have."""

from collections.abc import Iterable

from django import forms

from schoolgate.policyfile.law import platforms
from schoolgate.web.accounts.states import Kind, Part, State

KIND_WORDS = {
    Kind.ACCOUNT: "An account of the school",
    Kind.CLASS: "A class’s own account",
    Kind.GROUP: "A group’s page under an account of the school",
    Kind.EVENT: "An event’s page under an account of the school",
    Kind.WEBSITE: "A website",
    Kind.NEWSLETTER: "A newsletter",
}
AUDIENCE_WORDS = {
    "public": "Everybody",
    "followers": "Followers whom the school lets in",
    "group": "A closed group",
    "staff": "Staff",
}
PART_WORDS = {
    Part.OWNER: "Owner: holds the master rights",
    Part.ADMINISTRATOR: "Administrator: can change its settings",
    Part.POSTER: "Poster: is approved to post",
}
NOT_OURS_WORDS = {
    State.QUASI: "It bears the school’s name, and is not the school’s",
    State.FAKE: "It pretends to be the school",
}
# Kinds that are a platform of their own.
OWN_PLATFORM = {Kind.WEBSITE, Kind.NEWSLETTER}


def platform_words() -> dict[str, str]:
    """Every platform that an account can be on, by its name."""
    return {name: str(row.get("name", name)) for name, row in platforms().items()} | {
        "another": "Another platform"
    }


def chosen(words: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Choices, of which none is chosen yet."""
    return [("", "Choose one"), *((str(key), said) for key, said in words)]


def required(what: str) -> dict[str, str]:
    """What a field says that is empty, or holds what was never offered."""
    return {"required": what, "invalid_choice": what}


def day(label: str) -> forms.DateField:
    """A day, as a browser lets one choose it."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    wrong = {"invalid": "Give a day, such as 2026-12-01."}
    return forms.DateField(
        label=label, required=False, widget=widget, error_messages=wrong
    )
