"""Consents: whose counts, for what, on which day; and never whose is missing."""

from datetime import date

import pytest

from schoolgate.checks.photo import consents
from schoolgate.checks.photo.tests.looking import (
    NOBODY,
    SCHOOL,
    found,
    look,
    photo,
    says,
    unsaid,
    why,
)
from schoolgate.engine.finding import Finding
from schoolgate.engine.people import Consent
from schoolgate.engine.record import replace

MISSING, NOT_ONLINE = {"consents.missing"}, {"consents.not_online"}
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
TODAY, YESTERDAY, TOMORROW = date(2026, 6, 10), date(2026, 6, 9), date(2026, 6, 11)


def yes(use: str, since: date | None = None, until: date | None = None) -> Consent:
    return Consent("Aisha Khan", use, True, since, until)


def no(use: str, since: date | None = None, until: date | None = None) -> Consent:
    return Consent("Aisha Khan", use, False, since, until)


def facts(*lines: Consent, to: str = "facebook") -> set[str]:
    school = replace(SCHOOL, consents=lines)
    return found(look(consents, school, photo("Aisha Khan"), to=(to,)))


@pytest.mark.parametrize(
    "lines",
    [
        (yes("facebook"),),
        (yes("Social "),),
        (yes("online"),),
        (yes("online", MAY, TODAY),),
        (yes("facebook", TODAY),),
        (no("facebook", MAY), yes("facebook", JUNE)),
        (no("any", MAY), yes("facebook", JUNE)),
        (no("instagram"), yes("facebook")),
        (no("website"), yes("social")),
        (no("facebook", TOMORROW), yes("facebook", JUNE)),
    ],
)
def test_a_consent_that_covers_this_use_today_is_enough(
    lines: tuple[Consent, ...],
) -> None:
    assert facts(*lines) == set()


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (no("facebook"),),
        (yes("instagram"),),
        (yes("trips"),),
        (yes("facebook", TOMORROW),),
        (yes("facebook", MAY, YESTERDAY),),
        (yes("facebook", MAY), no("facebook", JUNE)),
        (no("facebook", JUNE), yes("facebook", JUNE)),
        (yes("facebook", JUNE), no("facebook", JUNE)),
        (yes("facebook"), no("facebook")),
        (yes("facebook", MAY), no("any", JUNE)),
        (yes("facebook", MAY), no("online", MAY)),
        (no("facebook", MAY), yes("any", JUNE)),
        (yes("facebook", MAY, YESTERDAY), yes("any")),
        (replace(yes("facebook"), person="Zoë Smith-Jones"),),
    ],
)
def test_everything_less_is_missing(lines: tuple[Consent, ...]) -> None:
    assert facts(*lines) == MISSING


@pytest.mark.parametrize("use", ["any", "photos", "Photographs", ""])
def test_a_consent_that_does_not_name_online_use_is_told(use: str) -> None:
    assert facts(yes(use)) == NOT_ONLINE
    assert facts(yes(use), yes("online")) == set()


def test_the_website_is_not_social() -> None:
    assert facts(yes("social"), to="website") == MISSING
    assert facts(yes("website"), to="website") == set()
    assert facts(yes("online"), to="website") == set()


def test_a_platform_that_nobody_knows_is_social() -> None:
    assert facts(yes("social"), to="pixelfed") == set()


def test_it_is_told_for_which_platform_and_never_whose() -> None:
    school = replace(SCHOOL, consents=(yes("facebook"),))
    pupils = photo("Aisha Khan", "Zoë Smith-Jones")

    seen = look(consents, replace(school, consents=()), pupils, to=("facebook", "x"))

    assert says(seen) == [
        "someone in class.jpg has no consent for facebook today",
        "someone in class.jpg has no consent for x today",
    ]
    assert [s.platforms for s in seen if isinstance(s, Finding)] == [
        frozenset(("facebook",)),
        frozenset(("x",)),
    ]


def test_a_consent_is_found_by_key_or_any_name_of_the_person() -> None:
    for person in ("p1", "ash khan", "AISHA KHAN"):
        assert facts(replace(yes("facebook"), person=person)) == set()


def test_staff_have_consents_of_their_own() -> None:
    school = replace(SCHOOL, consents=(yes("facebook"),))

    seen = look(consents, school, photo("Priya O’Dell"), to=("facebook",))

    assert found(seen) == {"consents.staff_missing"}


def test_without_a_platform_a_consent_holds_or_fails_everywhere() -> None:
    school = replace(SCHOOL, consents=(yes("online"),))

    assert look(consents, school, photo("Aisha Khan")) == []
    assert found(look(consents, school, photo("Zoe Smith-Jones"))) == MISSING


def test_without_a_list_a_picture_of_people_waits() -> None:
    assert unsaid(look(consents, SCHOOL, photo("Aisha Khan"))) == MISSING | NOT_ONLINE
    staff = look(consents, SCHOOL, photo("Priya O'Dell"))
    assert unsaid(staff) == {"consents.staff_missing"}
    assert look(consents, SCHOOL, NOBODY) == []


def test_a_picture_of_unsaid_or_unknown_people_waits() -> None:
    school = replace(SCHOOL, consents=())

    assert unsaid(look(consents, school, photo())) == set(consents.FACTS)
    seen = look(consents, school, photo("Asha Kahn"))
    assert why(seen)[0] == (
        "“Asha Kahn” in class.jpg is on no roll given: check the spelling"
    )
