"""Parents of the demonstration, and what they said: most yes, some no, some nothing."""

from datetime import date, datetime, timedelta

from schoolgate.web.consent.actions.say import say_by_link
from schoolgate.web.consent.models import Word
from schoolgate.web.consent.uses import uses_of
from schoolgate.web.consent.wording import wording_in
from schoolgate.web.demonstration.cast import CLASSES, FORENAMES
from schoolgate.web.people.actions.restrict import restrict
from schoolgate.web.people.models import Contact, Person, Pupil, Tie
from schoolgate.web.trust.models import School

LANGUAGES = ("en", "en", "en", "pl", "ur", "cy")
# Of so many pupils one's consents end within two months, and a whole class's with them;
# one's parents have no e-mail.
ENDS_SOON, NO_MAIL = 4, 16
ITS_CLASS = CLASSES.index("Year 5 Yew")
# Of so many pupils one's parents refuse, one's two parents disagree, one's say nothing.
REFUSES, DISAGREES, SILENT = 7, 11, 13
NEVER_SHOWN = 17
BORN = date(2016, 9, 1)


def ask_everybody(school: School, dsl: Person, at: datetime) -> None:
    """Give each pupil a birthday and two parents, and let most of them answer."""
    pupils = list(Pupil.objects.filter(school=school).order_by("key"))
    uses, then = uses_of(school), at - timedelta(days=60)
    for number, pupil in enumerate(pupils):
        pupil.born_on = BORN + timedelta(days=37 * number % 1700)
        one, two = (_parent(pupil, number, which) for which in (0, 1))
        if number % SILENT == SILENT - 1:
            continue
        yes = number % REFUSES != REFUSES - 1
        wording = wording_in(one.language).version
        answers = dict.fromkeys(uses, yes)
        ends_soon = _ends_soon(number)
        said = at - timedelta(days=345 - 2 * number % 50) if ends_soon else then
        say_by_link(one, pupil, answers, wording=wording, at=said)
        if number % DISAGREES == DISAGREES - 1:
            say_by_link(two, pupil, {uses[0]: False}, wording=wording, at=then)
    Pupil.objects.bulk_update(pupils, ["born_on"])
    # Nothing was out yet with anybody in it.
    Word.objects.filter(school=school).update(heeded_at=then)
    restrict(pupils[NEVER_SHOWN], by=dsl, at=then)


def _ends_soon(number: int) -> bool:
    return number % ENDS_SOON == ENDS_SOON - 1 or number % len(CLASSES) == ITS_CLASS


def _address(pupil: Pupil, number: int, which: int) -> str:
    if number % NO_MAIL == NO_MAIL - 1:
        return ""
    return f"parent{number}{'ab'[which]}@{pupil.school.slug}.example.org"


def _parent(pupil: Pupil, number: int, which: int) -> Contact:
    forename = FORENAMES[(number * 5 + which * 11 + 3) % len(FORENAMES)]
    contact = Contact.objects.create(
        school=pupil.school,
        key=f"C{number:04}{which}",
        forename=forename,
        surname=pupil.surname,
        email=_address(pupil, number, which),
        language=LANGUAGES[number % len(LANGUAGES)],
    )
    Tie.objects.create(
        contact=contact,
        pupil=pupil,
        relationship="parent",
        has_responsibility=True,
    )
    return contact
