"""Where an alarm goes, and past which people: who reads it, and who is told."""

import pytest

from schoolgate.web.concerns.actions.reach_readers import reach_readers
from schoolgate.web.concerns.tests.staffed import Staffed, readers, told

# About whom; who is told; who reads it.
ROUTES = [
    (("nobody",), {"dsl", "head"}, {"dsl", "head"}),
    (("other",), {"dsl", "head"}, {"dsl", "head"}),
    (("leader",), {"dsl", "head"}, {"dsl", "head"}),
    (("chair",), {"dsl", "head"}, {"dsl", "head"}),
    (("head",), {"chair"}, {"chair"}),
    (("dsl",), {"head"}, {"head"}),
    (("head", "dsl"), {"chair"}, {"chair"}),
    (("head", "dsl", "chair"), {"trust-officer"}, {"trust-officer"}),
    (("head", "chair"), {"trust-officer"}, {"trust-officer"}),
]


@pytest.mark.parametrize(("about", "tells", "reads"), ROUTES)
def test_an_alarm_goes_past_the_people_it_is_about(
    about: tuple[str, ...], tells: set[str], reads: set[str], here: Staffed
) -> None:
    threat = here.raised(*about)

    assert here.roles_of(told(threat)) == tells
    assert here.roles_of(readers(threat)) == reads


# About whom; which roles nobody holds; who is away; who is told.
GAPS = [
    ("nobody", ["dsl"], [], {"head"}),
    ("nobody", [], ["dsl"], {"head"}),
    ("nobody", [], ["head"], {"dsl"}),
    ("nobody", [], ["dsl", "head"], {"deputy"}),
    ("nobody", ["dsl", "head"], [], {"deputy"}),
    ("nobody", ["dsl", "head"], ["deputy"], {"chair"}),
    ("nobody", ["dsl", "head", "deputy", "chair"], [], {"trust-officer"}),
    # A deputy may be the one it is about, and stands in for nobody then.
    ("other", [], ["dsl", "head"], {"chair"}),
    ("leader", [], ["dsl", "head"], {"chair"}),
    ("dsl", [], ["head"], {"chair"}),
    ("dsl", ["head"], [], {"chair"}),
    ("head", ["chair"], [], {"trust-officer"}),
    ("head", [], ["chair"], {"trust-officer"}),
    ("head", ["chair", "trust-officer"], [], set()),
    ("nobody", ["dsl", "head", "deputy", "chair", "trust-officer"], [], set()),
]


@pytest.mark.parametrize(("about", "missing", "gone", "tells"), GAPS)
def test_where_nobody_of_a_level_is_here_the_next_one_is_told(
    about: str, missing: list[str], gone: list[str], tells: set[str], here: Staffed
) -> None:
    here.without(*missing)
    here.away(*gone)

    assert here.roles_of(told(here.raised(about))) == tells


def test_a_lead_who_is_away_reads_it_when_they_are_back(here: Staffed) -> None:
    here.away("dsl")

    threat = here.raised()

    assert here.roles_of(readers(threat)) == {"dsl", "head"}
    assert here.roles_of(told(threat)) == {"head"}


@pytest.mark.parametrize(
    ("by", "about", "tells", "reads"),
    [
        ("head", "nobody", {"dsl"}, {"dsl", "head"}),
        ("dsl", "nobody", {"head"}, {"dsl", "head"}),
        ("dsl", "head", {"chair"}, {"chair"}),
        ("head", "dsl", {"chair"}, {"chair", "head"}),
        # Their own alarm about themselves is for others to read.
        ("head", "head", {"chair"}, {"chair"}),
        ("chair", "head", {"trust-officer"}, {"chair", "trust-officer"}),
    ],
)
def test_the_sender_is_never_the_one_who_is_told(
    by: str, about: str, tells: set[str], reads: set[str], here: Staffed
) -> None:
    threat = here.raised(about, by=by)

    assert here.roles_of(told(threat)) == tells
    assert here.roles_of(readers(threat)) == reads


def test_a_head_alone_with_an_alarm_of_their_own_is_not_left_alone(
    here: Staffed,
) -> None:
    here.without("dsl")

    assert here.roles_of(told(here.raised(by="head"))) == {"deputy"}


def test_a_lead_who_is_the_head_too_is_told_nothing_about_either(
    here: Staffed,
) -> None:
    here.without("dsl")
    here.also("head", "dsl")

    assert here.roles_of(readers(here.raised("dsl"))) == {"chair"}
    assert here.roles_of(readers(here.raised("head", words="Another"))) == {"chair"}


def test_a_lead_who_is_a_senior_leader_reads_nothing_about_a_leader(
    here: Staffed,
) -> None:
    here.also("dsl", "slt")

    assert here.roles_of(readers(here.raised("leader"))) == {"head"}


def test_in_scotland_no_parent_in_the_chair_reads_about_a_head(here: Staffed) -> None:
    here.school.policy = "invented/carrick-academy"
    here.school.save()

    assert here.roles_of(told(here.raised("head"))) == {"trust-officer"}


@pytest.mark.parametrize(
    "words",
    [
        "Hester Quill sends messages to a pupil",
        "hester quill sends messages",
        "Mrs Quill sends messages",
        "QUILL sends messages",
        "It is about hester.quill@elm.example.org",
        "Ｈｅｓｔｅｒ Ｑｕｉｌｌ sends messages",
        "Mae Hester Quill yn anfon negeseuon at ddisgybl",
    ],
)
def test_a_head_who_is_named_reads_nothing_whatever_was_ticked(
    words: str, here: Staffed
) -> None:
    threat = here.raised("nobody", words=words)

    assert here.roles_of(readers(threat)) == {"dsl"}
    assert threat.kept_from.get().person == here.people["head"]


def test_a_lead_who_is_named_reads_nothing(here: Staffed) -> None:
    threat = here.raised("nobody", words="Delia Frostwick took a pupil's telephone")

    assert here.roles_of(readers(threat)) == {"head"}


def test_where_both_are_named_the_chair_is_told_and_no_deputy(here: Staffed) -> None:
    threat = here.raised("nobody", words="Ms Frostwick and Mrs Quill know of it")

    assert here.roles_of(readers(threat)) == {"chair"}


def test_a_named_head_who_alone_is_here_has_no_deputy_told(here: Staffed) -> None:
    here.away("dsl")

    threat = here.raised("nobody", words="Mrs Quill hit a child")

    assert here.roles_of(told(threat)) == {"chair"}


def test_a_sender_who_names_themself_may_read_it(here: Staffed) -> None:
    threat = here.raised(by="head", words="I, Hester Quill, got a letter")

    assert here.roles_of(readers(threat)) == {"dsl", "head"}


def test_when_the_last_reader_goes_away_the_next_is_told(here: Staffed) -> None:
    threat = here.raised()
    assert reach_readers(at=here.at) == 0
    here.away("dsl", "head")

    assert reach_readers(at=here.at) == 1
    assert reach_readers(at=here.at) == 0

    assert here.roles_of(told(threat)) == {"dsl", "head", "deputy"}


def test_nobody_told_is_told_once_somebody_holds_the_role(here: Staffed) -> None:
    here.without("dsl", "head", "deputy", "chair", "trust-officer")
    threat = here.raised()
    assert reach_readers(at=here.at) == 0

    here.also("dsl", "dsl")

    assert reach_readers(at=here.at) == 1
    assert here.roles_of(told(threat)) == {"dsl"}


def test_no_search_for_readers_ever_finds_the_person_it_is_about(
    here: Staffed,
) -> None:
    threat = here.raised("head")
    here.without("chair", "trust-officer")
    here.also("head", "chair")
    here.also("head", "dsl")

    assert reach_readers(at=here.at) == 0
    assert here.roles_of(readers(threat)) == {"chair"}
