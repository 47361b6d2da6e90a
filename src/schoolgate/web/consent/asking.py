"""What a letter says that asks again: what ends when, and that silence is a no.

It names no child and no other adult, since an address can be mistyped; the page that
its link opens does.
"""

from collections.abc import Iterable
from datetime import date

from schoolgate.web.consent.links import link_to
from schoolgate.web.consent.renewing import ConsentEnding
from schoolgate.web.consent.uses import name_of_platform
from schoolgate.web.consent.wording import Wording, day_in, wording_in
from schoolgate.web.letters.content import Content
from schoolgate.web.people.models import Contact


def letter(contact: Contact, ends: Iterable[ConsentEnding]) -> Content:
    """The subject and the body, in the contact's language."""
    wording = wording_in(contact.language)
    text = wording.texts
    lines = "\n".join(f"- {line}" for line in what_ends(ends, wording))
    parts = (
        text["renew"].format(school=contact.school.name),
        lines,
        text["renew_page"],
        link_to(contact),
        text["renew_nothing"],
        text["free"],
    )
    subject = text["renew_subject"].format(school=contact.school.name)
    return Content(subject, "\n\n".join(parts) + "\n")


def what_ends(ends: Iterable[ConsentEnding], wording: Wording) -> list[str]:
    """A line for each day: until then, and which uses; several children in one."""
    by_day: dict[date, dict[str, None]] = {}
    for one in ends:
        by_day.setdefault(one.on, {})[one.use] = None
    return [
        wording.texts["renew_until"].format(
            day=day_in(wording.language, day),
            uses="; ".join(wording.use(use, name_of_platform(use)) for use in uses),
        )
        for day, uses in sorted(by_day.items())
    ]
