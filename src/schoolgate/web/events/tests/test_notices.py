"""The notice names the school's rule as its ground in every language, never the law."""

from collections.abc import Callable
from datetime import datetime
from itertools import product

import pytest
from django.test import Client

from schoolgate.policyfile.places import policy_names
from schoolgate.web.events.ground import clauses
from schoolgate.web.events.models import Event, Filming
from schoolgate.web.events.wording import (
    NEEDED,
    NoticeError,
    names_data_protection,
    notice_in,
    notices,
    read_notice,
)
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
LANGUAGES = ("cy", "en", "pl", "ur")
# Written here once more, so that a shorter list beside the texts does not pass.
LAW = (
    "data protection",
    "gdpr",
    "privacy law",
    "diogelu data",
    "ochron",
    "rodo ",
    "danych",
    "ڈیٹا",
)


def sheet(browser: Client, event: Event, language: str) -> str:
    address = f"/school/elm/events/{event.pk}/notice/?language={language}"
    page = browser.get(address).content.decode()
    return page.partition('<article class="sg-sheet"')[2].partition("</article>")[0]


@pytest.mark.parametrize("policy", ["st-marys-putney", "invented/ysgol-glan-y-nant"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("filming", list(Filming))
def test_no_notice_names_data_protection_as_its_ground(
    filming: Filming,
    language: str,
    policy: str,
    concert: Event,
    teacher: Person,
    signed_in: Browser,
) -> None:
    School.objects.update(policy=policy)
    browser = signed_in(teacher)

    for streaming, sound in product((False, True), repeat=2):
        Event.objects.update(filming=filming, streaming=streaming, sound=sound)
        said = sheet(browser, concert, language)

        ground = notices()[language].texts["ground"].format(school="Elm School")
        assert ground.replace("'", "&#39;") in said
        assert not [word for word in LAW if word in said.casefold()]


def test_no_clause_about_filming_names_data_protection(
    school: School, at: datetime
) -> None:
    for name in policy_names():
        school.policy = name
        for clause in clauses(school, at.date()):
            assert not names_data_protection(clause.asks), (name, clause.id)


def test_a_clause_of_the_law_is_no_ground(school: School, at: datetime) -> None:
    school.policy = "invented/carrick-academy"

    cited = [clause.id for clause in clauses(school, at.date())]

    assert cited
    assert all(clause.startswith("CA-") for clause in cited)


def test_the_notice_cites_the_schools_own_clause(
    forbids_filming: School, concert: Event, teacher: Person, signed_in: Browser
) -> None:
    said = sheet(signed_in(teacher), concert, "en")

    assert "GN4.7" in said
    assert "Please do not photograph or film during the event." in said
    assert "Photographs at three, by the stage" in said


def test_urdu_is_written_from_the_right(
    concert: Event, teacher: Person, signed_in: Browser
) -> None:
    assert sheet(signed_in(teacher), concert, "ur").startswith(' lang="ur" dir="rtl"')


def test_an_unknown_language_is_english() -> None:
    assert notice_in("xx").language == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_everything_and_is_told_apart(language: str) -> None:
    texts = notices()[language].texts

    assert set(NEEDED) == set(texts)
    assert len({texts[rule] for rule in Filming}) == len(Filming)
    assert "{school}" in texts["ground"]


def test_there_are_four_languages() -> None:
    assert set(notices()) == set(LANGUAGES)


def test_a_language_that_names_the_law_is_refused() -> None:
    texts = "".join(f"  {name}: Rule\n" for name in NEEDED if name != "ground")
    file = f"name: Test\ndirection: ltr\nnever: [gdpr]\ntexts:\n{texts}"

    with pytest.raises(NoticeError, match="school's own rule"):
        read_notice("xx", f"{file}  ground: The GDPR forbids it.\n")


def test_a_language_that_lacks_a_text_is_refused() -> None:
    with pytest.raises(NoticeError, match="lacks title"):
        read_notice("xx", "name: T\ndirection: ltr\nnever: []\ntexts: {}\n")


def test_a_cancelled_event_has_no_rule_on_its_notice(
    concert: Event, teacher: Person, signed_in: Browser, at: datetime
) -> None:
    Event.objects.update(cancelled_at=at)

    said = sheet(signed_in(teacher), concert, "en")

    assert "This event is cancelled." in said
    assert "Please do not" not in said
