"""The words of the register's forms, and the fields that several of them have."""

from collections.abc import Iterable

from django import forms

from schoolgate.policyfile.law import platforms
from schoolgate.web.accounts.states import AccountKind, AccountState, KeeperPart

KIND_WORDS = {
    AccountKind.ACCOUNT: "An account of the school",
    AccountKind.CLASS: "A class’s own account",
    AccountKind.GROUP: "A group’s page under an account of the school",
    AccountKind.EVENT: "An event’s page under an account of the school",
    AccountKind.WEBSITE: "A website",
    AccountKind.NEWSLETTER: "A newsletter",
}
AUDIENCE_WORDS = {
    "public": "Everybody",
    "followers": "Followers whom the school lets in",
    "group": "A closed group",
    "staff": "Staff",
}
PART_WORDS = {
    KeeperPart.OWNER: "Owner: holds the master rights",
    KeeperPart.ADMINISTRATOR: "Administrator: can change its settings",
    KeeperPart.POSTER: "Poster: is approved to post",
}
NOT_OURS_WORDS = {
    AccountState.QUASI: "It bears the school’s name, and is not the school’s",
    AccountState.FAKE: "It pretends to be the school",
}
# Kinds that are a platform of their own.
OWN_PLATFORM = {AccountKind.WEBSITE, AccountKind.NEWSLETTER}


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
    wrong = {"invalid": "Give a day, for example 2026-12-01."}
    return forms.DateField(
        label=label, required=False, widget=widget, error_messages=wrong
    )
