"""Words to write instead are offered only where the whole draft then passes."""

from datetime import datetime

import pytest

from schoolgate.checks.gate import Draft, judge
from schoolgate.checks.many import judge_many
from schoolgate.engine.notes import notes
from schoolgate.engine.people import Person
from schoolgate.policyfile.law import floors, platform_limits, platforms
from schoolgate.policyfile.read import read_policy
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

DAY = datetime.fromisoformat("2026-11-20T10:00")
SCHOOL = School(
    pupils=(Person("1", "Femi", "Adeyemi"), Person("2", "Zofia", "Nowak")),
    staff=(Person("s", "Hana", "Marsh"),),
    platforms=platforms(),
)
POLICY = read_policy("st-marys-putney").policy.under(
    floors("england"), platform_limits()
)


def offered(text: str) -> list[str]:
    post = Post(text, DAY, platforms=("facebook",), kind="celebration")
    draft = Draft(post)
    verdict = judge(POLICY, draft, SCHOOL)
    assert [*judge_many(POLICY, [draft], SCHOOL)] == [verdict]
    return [n.instead for n in notes(POLICY, verdict, DAY.date()) if n.instead]


@pytest.mark.parametrize(
    "text",
    [
        "Well done Femi Adeyemi!",
        "FEMI ADEYEMI of Year 5 won",
        "*Femi* Adeyemi won in 3B",
    ],
)
def test_a_first_name_is_offered_where_it_mends_the_draft(text: str) -> None:
    assert offered(text) == ["Femi"]


@pytest.mark.parametrize(
    "text",
    [
        "Well done Femi Adeyemi, who has epilepsy",
        "Well done Femi Adeyemi in Year 5: he is 9 years old",
        "Well done Femi Adeyemi of Year 5! Ring 07700 900461",
    ],
)
def test_nothing_is_offered_where_the_draft_stops_all_the_same(text: str) -> None:
    assert offered(text) == []
