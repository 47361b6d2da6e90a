"""Nobody whom an alarm is kept from reads it by another account, role or absence."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from schoolgate.web.concerns.actions.begin_threat import begin_threat
from schoolgate.web.concerns.actions.keep_from import keep_from
from schoolgate.web.concerns.actions.let_in import let_in
from schoolgate.web.concerns.actions.reach_readers import reach_readers
from schoolgate.web.concerns.errors import ConcernError
from schoolgate.web.concerns.models import CaseReader, Threat
from schoolgate.web.concerns.owners import might_be_let_in
from schoolgate.web.concerns.tests.staffed import Staffed, readers, told
from schoolgate.web.people.actions.add_person import add_person
from schoolgate.web.people.actions.be_away import be_away
from schoolgate.web.people.models import Absence, Holding, Person, StaffMember

Browser = Callable[[Person], Client]
HEADED = "The head hit Zofia in the hall. I saw it."
ROLES = ["deputy", "dsl", "chair", "head"]


def case_of(threat: Threat) -> str:
    return f"/school/elm/concerns/case/{threat.key}/"


def held(here: Staffed, person: Person, role: str, by: Person | None = None) -> None:
    Holding.objects.create(
        person=person, school=here.school, role=role, since=here.at.date(), given_by=by
    )


def away(here: Staffed, *roles: str, by: str) -> None:
    days = (here.at.date(), here.at.date())
    for role in roles:
        person = here.people[role]
        be_away(person, here.school, days, by=here.people[by], at=here.at)


@pytest.mark.parametrize("role", ["deputy", "dsl", "chair"])
@pytest.mark.parametrize(
    ("email", "forename", "surname"),
    [
        ("hq@example.net", "Hester", "Quill"),
        ("hq@example.net", "Quill", "HESTER"),
        ("hester+2@elm.example.org", "Bo", "Lee"),
    ],
)
def test_a_second_account_of_the_head_never_reads_about_the_head(
    email: str,
    forename: str,
    surname: str,
    role: str,
    here: Staffed,
    signed_in: Browser,
) -> None:
    twin = Person.objects.create_named(email, forename, surname)
    held(here, twin, role)
    threat = here.raised("head", words=HEADED)
    here.away("chair", "trust-officer")

    reach_readers(at=here.at)

    assert twin not in readers(threat)
    assert twin not in might_be_let_in(threat, here.at.date())
    with pytest.raises(ConcernError):
        let_in(threat, [twin], by=here.people["chair"], at=here.at)
    assert signed_in(twin).get(case_of(threat)).status_code == 404


def test_an_account_that_the_head_makes_afterwards_reads_nothing(
    here: Staffed, signed_in: Browser
) -> None:
    threat = here.raised("head", words=HEADED)
    head = here.people["head"]
    name = ("friend@example.net", "Bo", "Lee")
    friend = add_person(name, "chair", here.school, by=head, at=here.at)
    away(here, "chair", by="head")
    here.away("trust-officer")

    reach_readers(at=here.at)

    assert friend not in readers(threat)
    assert friend not in might_be_let_in(threat, here.at.date())
    assert signed_in(friend).get(case_of(threat)).status_code == 404


def test_a_chair_whom_the_head_gave_the_role_long_ago_reads_about_the_head(
    here: Staffed,
) -> None:
    chair = Holding.objects.filter(role="chair")
    chair.update(given_by=here.people["head"])

    assert here.roles_of(told(here.raised("head", words=HEADED))) == {"chair"}


def test_a_new_chair_whom_another_gave_the_role_reads_it(here: Staffed) -> None:
    threat = here.raised("head", words=HEADED)
    here.without("chair", "trust-officer")
    officer = here.people["trust-officer"]
    held(here, here.people["governor"], "chair", by=officer)

    assert reach_readers(at=here.at) == 1
    assert here.people["governor"] in readers(threat)


def test_an_absence_that_the_head_notes_makes_nobody_of_the_school_a_reader(
    here: Staffed,
) -> None:
    away(here, "dsl", by="head")
    held(here, here.people["governor"], "chair")

    threat = here.raised("other", "head", words=HEADED)
    away(here, "chair", by="head")
    Absence.objects.filter(person=here.people["chair"]).update(
        noted_by=here.people["head"]
    )
    reach_readers(at=here.at)

    assert here.people["deputy"] not in readers(threat)
    assert here.people["chair"] in told(threat)


def test_past_a_chair_whom_the_head_calls_away_the_trust_is_told_too(
    here: Staffed,
) -> None:
    away(here, "chair", by="head")

    threat = here.raised("head", words=HEADED)

    assert here.roles_of(told(threat)) == {"chair", "trust-officer"}


def test_an_absence_that_somebody_else_notes_counts(here: Staffed) -> None:
    away(here, "chair", by="chair")

    threat = here.raised("head", words=HEADED)

    assert here.roles_of(told(threat)) == {"trust-officer"}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("ticked", ["other", "nobody"])
def test_a_colleague_who_is_named_never_reads_it_by_a_later_role(
    ticked: str,
    role: str,
    here: Staffed,
    somebody: Callable[..., Person],
    signed_in: Browser,
) -> None:
    colm = somebody("Colm", here.school, "teacher")
    colm.surname = "Reddish"
    colm.save(update_fields=["surname"])
    threat = here.raised(ticked, words="Mr Reddish touched Zofia in the cloakroom.")
    held(here, colm, role, by=here.people["head"])
    here.away("dsl", "head", "deputy", "chair", "trust-officer")

    reach_readers(at=here.at)

    assert colm not in readers(threat)
    page = signed_in(here.people["dsl"]).get(f"{case_of(threat)}let-in/")
    assert page.status_code == 200
    assert "Colm Reddish" not in page.content.decode()
    with pytest.raises(ConcernError):
        let_in(threat, [colm], by=here.people["dsl"], at=here.at)
    assert signed_in(colm).get(case_of(threat)).status_code == 404


def test_a_colleague_who_comes_after_the_alarm_is_held_against_its_words(
    here: Staffed, somebody: Callable[..., Person]
) -> None:
    threat = here.raised("other", words="Mr Reddish touched Zofia.")
    colm = Person.objects.create_named("colm@example.net", "Colm", "Reddish")
    held(here, colm, "dsl")

    assert colm not in might_be_let_in(threat, here.at.date())


def test_a_maiden_name_of_the_staff_list_names_its_bearer(here: Staffed) -> None:
    deputy = here.people["deputy"]
    StaffMember.objects.create(
        school=here.school,
        key="1",
        forename="Devorah",
        surname="Attwood",
        known_surname="Penhallow",
        person=deputy,
    )

    threat = here.raised(words="Miss Penhallow hit a boy")

    assert threat.kept_from.get().person == deputy


def test_a_colleague_who_is_not_named_can_be_let_in(here: Staffed) -> None:
    threat = here.raised("other", words="Mr Reddish touched Zofia.")

    let_in(threat, [here.people["deputy"]], by=here.people["dsl"], at=here.at)

    assert here.people["deputy"] in readers(threat)


def test_a_second_account_is_kept_out_with_the_first_by_a_reader(
    here: Staffed,
) -> None:
    twin = Person.objects.create_named("da@example.net", "Devorah", "Attwood")
    held(here, twin, "dsl")
    threat = here.raised()
    assert twin in readers(threat)

    deputy = here.people["deputy"]
    keep_from(threat, [deputy], by=here.people["head"], at=here.at)

    assert threat.kept_from.filter(person=twin).exists()


def test_a_threat_that_is_kept_from_a_person_is_kept_from_their_new_account(
    here: Staffed, signed_in: Browser
) -> None:
    dsl, head = here.people["dsl"], here.people["head"]
    threat = begin_threat(here.school, "A letter", by=dsl, at=here.at, not_for=[head])

    twin = Person.objects.create_named("hq@example.net", "Hester", "Quill")
    held(here, twin, "deputy")

    assert signed_in(twin).get(case_of(threat)).status_code == 404
    assert signed_in(here.people["deputy"]).get(case_of(threat)).status_code == 200


def test_a_person_who_is_kept_out_later_gets_no_further_letter(
    here: Staffed,
) -> None:
    threat = here.raised()
    let_in(threat, [here.people["deputy"]], by=here.people["dsl"], at=here.at)
    keep_from(threat, [here.people["head"]], by=here.people["dsl"], at=here.at)
    later = here.at + timedelta(minutes=6)

    here.raised(at=later)

    head = CaseReader.objects.get(threat=threat, person=here.people["head"])
    assert head.told_at == here.at
