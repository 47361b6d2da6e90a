"""Party politics at any time, and candidates while an election is on."""

from datetime import datetime
from pathlib import Path

import pytest
import yaml

from schoolgate.checks.text import politics
from schoolgate.checks.text.tests.looking import facts, findings
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

BEFORE = datetime.fromisoformat("2027-04-01T09:00")
DURING = datetime.fromisoformat("2027-04-20T09:00")
AFTER = datetime.fromisoformat("2027-05-07T09:00")
SCHOOL = School(
    words={"elections": ("wandsworth|2027-04-05|2027-05-06|council election",)}
)
MP = "Our local MP opened the library today"


def elected(text: str, on: datetime, area: str) -> set[str]:
    seen = politics.look(Post(text, on, election=area), SCHOOL)
    return {each.fact for each in seen}


@pytest.mark.parametrize(
    "text",
    [
        "Vote Labour on Thursday",
        "Vote for the Conservatives",
        "Please support the Lib Dems",
        "Our Labour candidate came to the gate",
        "The Green Party has the best policies",
        "Vote for our MP again",
        "#VoteLabour",
        "The Conservative manifesto is out",
    ],
)
def test_a_party_or_a_campaign_is_certain(text: str) -> None:
    found = findings(politics, text)

    assert any(each.certain and each.fact == "politics.party" for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "Please sign our petition against the cuts",
        "The government must fund schools",
        "Write to your MP about funding",
        "We are campaigning against the closure",
        "Nigel Farage was in town",
    ],
)
def test_what_may_be_a_campaign_is_asked(text: str) -> None:
    found = findings(politics, text)

    assert found
    assert not any(each.certain for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "Vote for your School Council candidates today",
        "Year 5 visited Parliament",
        "Closed for Labour Day weekend",
        "Green party dresses looked lovely at the disco",
        "Conservative estimate: 300 cakes",
        "The leaves are green",
        "Vote for your favourite book",
        "A vote on longer playtimes",
        "Our House Captain candidates gave speeches",
        "The party is on Friday: party food, please",
        "Reform of the dinner queue",
        "Snow White met the Prime Minister in our panto",
        "A labour of love: the new mural",
    ],
)
def test_ordinary_votes_and_words_pass(text: str) -> None:
    assert facts(politics, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        MP,
        "Councillor Reed judged the cakes",
        "The Mayor came to our fair",
        "The council's plans to close the pool",
        "Hustings in our hall on Friday",
        "The candidate for the ward reads to Year 2",
        "Thank you to the Prime Minister for the letter",
    ],
)
def test_in_a_window_whoever_holds_or_seeks_office_is_found(text: str) -> None:
    assert "politics.election" in elected(text, DURING, "wandsworth")


@pytest.mark.parametrize(
    ("on", "area"), [(BEFORE, "wandsworth"), (AFTER, "Wandsworth"), (DURING, "")]
)
def test_outside_a_window_or_undeclared_no_election_is_on(
    on: datetime, area: str
) -> None:
    assert elected(MP, on, area) == set()


def test_a_declared_area_without_a_window_is_taken_as_on() -> None:
    assert elected(MP, BEFORE, "Merton") == {"politics.election"}


@pytest.mark.parametrize(
    "text",
    [
        "School is closed on 6 May: our hall is a polling station",
        "School Council elections: meet the candidates",
        "Sports Day is on Friday",
        "Candidates for the post of cook, please apply",
        "The council collects our recycling on Monday",
    ],
)
def test_in_a_window_ordinary_notices_pass(text: str) -> None:
    assert elected(text, DURING, "wandsworth") == set()


TABLE = Path(__file__).resolve().parents[5] / "policies" / "law" / "elections.yaml"


def test_the_shipped_windows_are_dated_and_end_by_themselves() -> None:
    rows = yaml.safe_load(TABLE.read_text(encoding="utf-8"))["elections"]
    lines = tuple(f"{r['area']}|{r['from']}|{r['to']}|{r['what']}" for r in rows)
    school = School(nation="northern-ireland", words={"elections": lines})
    days = ("2027-03-24", "2027-03-25", "2027-05-06", "2027-05-07")

    posts = [
        Post(MP, datetime.fromisoformat(day), election="Northern Ireland")
        for day in days
    ]

    assert [politics.is_on(p, school) for p in posts] == [False, True, True, False]
    assert all(row["source"] and row["checked"] for row in rows)
