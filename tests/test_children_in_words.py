"""A child in the picture, or never shown, is held back in words under every policy."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from schoolgate.checks.gate import Draft, judge
from schoolgate.cli.policies import Chosen, choose
from schoolgate.cli.printed import as_json, explained
from schoolgate.engine.level import Level
from schoolgate.engine.notes import Note, notes
from schoolgate.engine.people import Person, Restriction
from schoolgate.engine.record import replace
from schoolgate.engine.verdict import Verdict
from schoolgate.policyfile.law import platforms
from schoolgate.policyfile.places import policy_names
from schoolgate.reading.post import Photo, Post
from schoolgate.reading.school import School

DAY = datetime.fromisoformat("2026-11-23T10:00")
PUPILS = (
    Person("1", "Zofia", "Nowak"),
    Person("2", "Callum", "Reid"),
    Person("3", "Aisha", "Khan"),
    Person("4", "Femi", "Adeyemi"),
    Person("5", "Callum", "Brown"),
    Person("6", "Priya", "Rao"),
)
LISTED = (Restriction("Callum Reid"),)
SCHOOL = School(pupils=PUPILS, staff=(), consents=(), platforms=platforms())
PART, FULL = "Callum sang a solo in assembly", "Well done Callum Reid of Year 4!"
EVERY = sorted(policy_names())


@cache
def chosen(policy: str) -> Chosen:
    return choose(policy, None)


def post(text: str, *, to: str = "facebook", shows: str = "", alt: str = "") -> Post:
    photo = Photo("lawn.png", Path("lawn.png"), alt, (shows,), recognisable=False)
    photos = (photo,) if shows or alt else ()
    roles = frozenset(("slt",))
    return Post(text, DAY, photos, (to,) if to else (), "activity", roles)


def verdict(
    policy: str, draft: Post, listed: Sequence[Restriction] | None = None
) -> Verdict:
    given = replace(SCHOOL, restricted=tuple(listed) if listed else None)
    return judge(chosen(policy).policy, Draft(draft), given)


def on_names(policy: str, draft: Post, *, listed: bool = False) -> list[Note]:
    judged = verdict(policy, draft, LISTED if listed else None)
    said = notes(chosen(policy).policy, judged, DAY.date())
    return [note for note in said if note.check == "names"]


def printed(policy: str, draft: Post, *, listed: bool) -> dict[str, object]:
    judged = verdict(policy, draft, LISTED if listed else None)
    return as_json(chosen(policy), draft, judged)


@pytest.mark.parametrize(
    "text",
    [
        "Look what Zofia made this morning!",
        "Zofia and her marvellous lighthouse",
        "Z.N. and a marvellous lighthouse",
        "What a lighthouse! #ProudOfZofia",
    ],
)
def test_the_child_in_the_picture_is_not_named_beside_it(text: str) -> None:
    [note] = on_names("st-marys-putney", post(text, shows="Zofia Nowak"))

    assert note.level is Level.STOP
    assert note.clauses == ("SM-12",)


@pytest.mark.parametrize(
    ("policy", "text", "cited"),
    [
        ("st-marys-putney", "Please be kind to Aisha: her dad is  in prison", "SM-12"),
        ("st-marys-putney", "Please be kind to Aisha: her\ndad is in prison", "SM-12"),
        ("st-marys-putney", "Her dad is in pri\u00adson, says Aisha's nan", "SM-12"),
        ("stonelow-junior", "Aisha has been\ndiagnosed with epilepsy", "SL-27"),
        ("stonelow-junior", "Aisha\thas been  diagnosed with epilepsy", "SL-27"),
        ("st-marys-putney", "Femi Adeyemi, date of birth:\n14/03/2016", "SM-12"),
        ("st-marys-putney", "Femi, date of\u00a0 birth: 14/03/2016", "SM-12"),
    ],
)
def test_a_blank_more_and_a_wrapped_line_free_nothing(
    policy: str, text: str, cited: str
) -> None:
    decision = verdict(policy, post(text)).decision

    assert decision.outcome is Level.STOP
    assert cited in decision.cites


def test_a_first_name_is_offered_where_it_may_stand() -> None:
    [note] = on_names("st-marys-putney", post("Well done Zofia Nowak of Year 3!"))

    assert note.cure == "Use the first name only. Write “Zofia”."
    assert note.instead == "Zofia"


@pytest.mark.parametrize("policy", EVERY)
def test_no_name_is_offered_beside_the_picture_of_its_child(policy: str) -> None:
    draft = post("Well done Zofia Nowak of Year 3!", shows="Zofia Nowak")

    for note in on_names(policy, draft):
        if "names.beside_photographs" in _controls(policy, draft):
            assert "Zofia" not in note.cure
            assert note.instead == ""


def _controls(policy: str, draft: Post) -> set[str]:
    reasons = verdict(policy, draft).decision.reasons
    return {reason.control for reason in reasons}


def test_no_name_is_offered_where_none_may_stand() -> None:
    [note] = on_names("milton-road", post("Well done Zofia Nowak of Year 3!"))

    assert note.cure == "Leave the child's name out: say “a pupil” or “Year 4”."
    assert note.instead == ""


@pytest.mark.parametrize("to", ["facebook", "x", "website", "newsletter"])
@pytest.mark.parametrize("policy", EVERY)
def test_a_listed_childs_full_name_stops_under_every_policy(
    policy: str, to: str
) -> None:
    assert verdict(policy, post(FULL, to=to), LISTED).decision.outcome is Level.STOP


@pytest.mark.parametrize("to", ["facebook", "x", "website", "newsletter"])
@pytest.mark.parametrize("policy", EVERY)
def test_a_listed_childs_forename_waits_under_every_policy(
    policy: str, to: str
) -> None:
    decision = verdict(policy, post(PART, to=to), LISTED).decision

    assert decision.outcome >= Level.APPROVE


@pytest.mark.parametrize("text", [PART, FULL, "Cal Reid won", "#WellDoneCallum"])
@pytest.mark.parametrize("policy", EVERY)
def test_no_cure_offers_a_form_of_a_listed_name(policy: str, text: str) -> None:
    for note in on_names(policy, post(text), listed=True):
        assert "Write" not in note.cure
        assert "first name" not in note.cure.lower()
        assert note.instead == ""


@pytest.mark.parametrize("text", [PART, FULL])
@pytest.mark.parametrize("policy", EVERY)
def test_nothing_that_is_read_says_that_somebody_is_listed(
    policy: str, text: str
) -> None:
    judged = verdict(policy, post(text), LISTED)
    said = explained(chosen(policy), post(text), judged).lower()

    for word in ("never shown", "restricted", "listed", "on the list", "protected"):
        assert word not in said


@pytest.mark.parametrize(
    ("policy", "text"),
    [("milton-road", FULL), ("milton-road", PART), ("st-marys-putney", PART)],
)
def test_beside_a_stop_for_any_child_the_list_adds_nothing(
    policy: str, text: str
) -> None:
    any_child = text.replace("Callum Reid", "Priya Rao").replace("Callum", "Priya")
    shown = post(text, shows="Zofia Nowak") if policy.startswith("st-") else post(text)
    other = replace(shown, text=any_child)

    one, two = printed(policy, shown, listed=True), printed(policy, other, listed=True)

    assert _without_names(one) == _without_names(two)


def _without_names(answer: dict[str, object]) -> str:
    """An answer with names, and what hangs on their length, left out."""
    said = str(answer).replace("Callum Reid", "…").replace("Priya Rao", "…")
    ends = [number for number in range(60) if f"'end': {number}}}" in said]
    for number in ends:
        said = said.replace(f"'end': {number}}}", "'end': …}")
    return said.replace("Callum", "…").replace("Priya", "…")


def test_a_namesake_is_told_as_the_listed_child_is() -> None:
    """With the first name alone held, it is no fix for anybody who has it."""
    listed, namesake = "Well done Callum Reid!", "Well done Callum Brown!"

    [one] = on_names("st-marys-putney", post(listed), listed=True)
    [two] = on_names("st-marys-putney", post(namesake), listed=True)

    assert (one.level, one.clauses, one.cure) == (two.level, two.clauses, two.cure)


@pytest.mark.parametrize(
    ("policy", "cited"),
    [("st-marys-putney", "SM-34"), ("st-peters-stonnall", "law:B16")],
)
def test_a_forename_is_held_by_a_clause_on_any_childs_name(
    policy: str, cited: str
) -> None:
    [note] = on_names(policy, post(PART), listed=True)

    assert note.clauses == (cited,)
    assert note.says == "“Callum” may be the name of a pupil"


def test_whoever_decides_on_a_full_name_decides_on_the_forename() -> None:
    """Where a policy asks about full names, the forename goes to the same people."""
    on_full = verdict("stonelow-junior", post("Well done Priya Rao of Year 4!"))
    on_part = verdict("stonelow-junior", post(PART), LISTED)

    assert on_part.decision.demands == on_full.decision.demands


@pytest.mark.parametrize("policy", EVERY)
def test_an_alternative_text_hides_nobody(policy: str) -> None:
    draft = post("Our solos", alt="Callum Reid sings")

    assert verdict(policy, draft, LISTED).decision.outcome is Level.STOP


@pytest.mark.parametrize("policy", EVERY)
def test_a_title_hides_nobody(policy: str) -> None:
    draft = replace(post("Our solos"), title="Callum sings")

    assert verdict(policy, draft, LISTED).decision.outcome >= Level.APPROVE
