"""What the sender and the readers are told of letters: that they left, or wait."""

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

from schoolgate.web.concerns.deliveries import sent_at
from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.tests.staffed import WORDS, Staffed
from schoolgate.web.letters.models import Letter
from schoolgate.web.letters.states import Stage
from schoolgate.web.people.models import Person

Browser = Callable[[Person], Client]
PAGE = "/school/elm/alarm/"
FORM = "application/x-www-form-urlencoded"


def settled(person: Person, stage: Stage, at: datetime) -> None:
    """A worker has taken a person's letter, with this outcome."""
    assert Letter.objects.filter(to=person.email).update(stage=stage, sent_at=at) == 1


@pytest.fixture
def office(here: Staffed, signed_in: Browser, now: datetime) -> Client:
    browser = signed_in(here.people["office"])
    browser.post(PAGE, urlencode({"what": WORDS, "about": "nobody"}), FORM)
    return browser


def test_each_reader_is_told_of_apart(here: Staffed, office: Client) -> None:
    later = here.at + timedelta(minutes=1)
    settled(here.people["dsl"], Stage.SENT, later)
    settled(here.people["head"], Stage.REFUSED, later)

    page = office.get(f"{PAGE}received/").content.decode()

    assert "The designated safeguarding lead: sent at 08:31" in page
    assert "The head: waiting to be sent" in page
    assert "Delia" not in page.partition("Who is told")[2].partition("Ring some")[0]


def test_the_readers_see_what_was_sent(
    here: Staffed, office: Client, signed_in: Browser
) -> None:
    settled(here.people["head"], Stage.SENT, here.at)
    case = f"/school/elm/concerns/case/{Threat.objects.get().key}/"

    page = signed_in(here.people["dsl"]).get(case).content.decode()

    assert "Hester Quill, email sent 8:30 am" in page
    assert "Delia Frostwick, email waiting to be sent since 8:30 am" in page


def test_a_letter_of_before_the_alarm_counts_for_nothing(here: Staffed) -> None:
    first = here.raised()
    Letter.objects.update(
        stage=Stage.SENT,
        sent_at=here.at,
        posted_at=here.at - timedelta(hours=2),
    )

    assert sent_at(list(first.readers.select_related("person"))) == {}
    assert sent_at([]) == {}


def test_the_letter_of_a_later_alarm_changes_no_time(here: Staffed) -> None:
    first = here.raised()
    Letter.objects.update(stage=Stage.SENT, sent_at=here.at)
    readers = list(first.readers.select_related("person"))
    before = sent_at(readers)
    here.raised()
    later = here.at + timedelta(hours=1)
    Letter.objects.exclude(stage=Stage.SENT).update(stage=Stage.SENT, sent_at=later)

    assert before
    assert sent_at(readers) == before
