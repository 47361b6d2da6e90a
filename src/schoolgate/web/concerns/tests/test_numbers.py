"""The numbers to ring: who sets them, who sees them, and that they go with a role."""

from collections.abc import Callable
from html import unescape

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from schoolgate.web.concerns.actions.keep_numbers import TypedNumber, keep_numbers
from schoolgate.web.concerns.errors import ConcernError
from schoolgate.web.concerns.models import PhoneNumber
from schoolgate.web.concerns.tests.staffed import Staffed
from schoolgate.web.concerns.who_to_ring import for_everybody, for_staff
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.actions.give_role import end_role
from schoolgate.web.people.models import Person

Browser = Callable[[Person], Client]
PAGE, ALARM = "/school/elm/alarm/numbers/", "/school/elm/alarm/"
PUBLIC = "/public/elm/something-is-wrong/"
NUMBER = "01632 960001"


def holding_of(here: Staffed, role: str) -> int:
    return int(here.people[role].holdings.get(role=role).pk)


def text_of(browser: Client, address: str) -> str:
    return unescape(browser.get(address).content.decode())


@pytest.mark.parametrize("who", ["office", "head"])
def test_the_office_and_the_head_set_a_number(who: str, here: Staffed) -> None:
    by, lead = here.people[who], holding_of(here, "dsl")

    many = keep_numbers(here.school, {lead: TypedNumber(NUMBER)}, by=by, at=here.at)

    found = for_staff(here.school, here.people["teacher"], here.at.date())
    assert many == 1
    assert found.people[0].numbers == (NUMBER,)
    assert Entry.objects.get().details == {"of": ["dsl"]}


@pytest.mark.parametrize("who", ["teacher", "dsl", "deputy", "chair", "trust-officer"])
def test_nobody_else_sets_one(who: str, here: Staffed, signed_in: Browser) -> None:
    by = here.people[who]

    with pytest.raises(PermissionDenied):
        keep_numbers(here.school, {"office": TypedNumber(NUMBER)}, by=by, at=here.at)
    assert signed_in(by).get(PAGE).status_code == 404


def test_another_school_s_holder_has_no_number_here(
    here: Staffed, stranger: Person
) -> None:
    theirs = stranger.holdings.get().pk

    with pytest.raises(ConcernError, match="role has changed"):
        keep_numbers(
            here.school,
            {theirs: TypedNumber(NUMBER)},
            by=here.people["head"],
            at=here.at,
        )


@pytest.mark.parametrize(
    "typed",
    [
        "12",
        "ring me",
        "javascript:alert(1)",
        "٠١٦٣٢ ٩٦٠٠٠١",
        "01632 960001 or 2",
        "x" * 41,
    ],
)
def test_what_can_not_be_rung_is_refused_and_kept_on_the_page(
    typed: str, here: Staffed, signed_in: Browser
) -> None:
    answer = signed_in(here.people["office"]).post(PAGE, {"number-office": typed})

    assert answer.status_code == 422
    assert f'value="{typed}"' in unescape(answer.content.decode())
    assert not PhoneNumber.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("0909 879 0123", "costs extra"),
        ("0871 234 5678", "costs extra"),
        ("0844 234 5678", "costs extra"),
        ("+44 (0)871 234 5678", "costs extra"),
        ("070 1234 5678", "costs extra"),
        ("118 500", "costs extra"),
        ("0800 1112", "Childline"),
        ("0800 111", "Childline"),
        ("0808 800 5001", "0808 800 5000"),
        ("116 124", "116 123"),
        ("01632 96", "not a whole British number"),
        ("01632 960001 960002", "not a whole British number"),
    ],
)
def test_a_dear_number_or_a_slip_of_the_pen_is_refused(
    typed: str, says: str, here: Staffed, signed_in: Browser
) -> None:
    answer = signed_in(here.people["office"]).post(PAGE, {"number-office": typed})

    assert answer.status_code == 422
    assert says in unescape(answer.content.decode())
    assert not PhoneNumber.objects.exists()


@pytest.mark.parametrize(
    "typed", ["0800 1111", "116 123", "0300 123 1144", "4501", "07700 900123"]
)
def test_helplines_extensions_and_mobiles_can_be_rung(
    typed: str, here: Staffed
) -> None:
    head = here.people["head"]

    assert keep_numbers(
        here.school, {"office": TypedNumber(typed)}, by=head, at=here.at
    )


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("01632 960001", "tel:01632960001"),
        (" 01632  960001 ", "tel:01632960001"),
        ("+44 (0)1632 960001", "tel:+441632960001"),
        ("01632 960001 ext 5", "tel:01632960001;ext=5"),
        ("999", "tel:999"),
    ],
)
def test_a_number_is_a_link_that_a_telephone_rings(
    typed: str, link: str, here: Staffed, signed_in: Browser
) -> None:
    browser = signed_in(here.people["office"])

    browser.post(PAGE, {"number-office": typed})

    assert f'href="{link}"' in text_of(browser, ALARM)


def test_the_page_sets_changes_and_removes_numbers(
    here: Staffed, signed_in: Browser
) -> None:
    browser, lead = signed_in(here.people["office"]), holding_of(here, "dsl")
    field, public = f"number-{lead}", f"public-{lead}"

    browser.post(PAGE, {field: NUMBER, public: "on", "number-services": "01632 960100"})
    assert NUMBER in text_of(browser, PAGE)
    assert "01632 960100" in text_of(browser, ALARM)
    browser.post(PAGE, {field: "01632 960002"})

    [row] = PhoneNumber.objects.all()
    assert (row.holding_id, row.number, row.is_public) == (lead, "01632 960002", False)
    before = Entry.objects.count()
    browser.post(PAGE, {field: "01632 960002"})
    assert Entry.objects.count() == before


def test_a_number_goes_when_the_role_ends(here: Staffed) -> None:
    head, lead = here.people["head"], holding_of(here, "dsl")
    keep_numbers(here.school, {lead: TypedNumber(NUMBER)}, by=head, at=here.at)

    end_role(here.people["dsl"].holdings.get(), by=head, at=here.at)

    assert not PhoneNumber.objects.exists()


def test_the_public_sees_what_is_public_and_nobody_s_name(here: Staffed) -> None:
    head = here.people["head"]
    numbers: dict[int | str, TypedNumber] = {
        holding_of(here, "dsl"): TypedNumber(NUMBER, is_public=True),
        holding_of(here, "head"): TypedNumber("01632 960002"),
        "office": TypedNumber("01632 960000"),
        "lado": TypedNumber("01632 960101"),
    }
    keep_numbers(here.school, numbers, by=head, at=here.at)

    found = for_everybody(here.school, here.at.date())
    page = text_of(Client(), PUBLIC)

    assert [(one.title, one.name) for one in found.people] == [
        ("the designated safeguarding lead", "")
    ]
    assert NUMBER in page
    assert "01632 960000" in page
    for hidden in ("01632 960002", "01632 960101", "Frostwick", "Quill", "Delia"):
        assert hidden not in page


def test_a_lead_who_is_away_is_not_rung(here: Staffed) -> None:
    head = here.people["head"]
    lead = TypedNumber(NUMBER, is_public=True)
    keep_numbers(here.school, {holding_of(here, "dsl"): lead}, by=head, at=here.at)
    here.away("dsl")

    assert for_everybody(here.school, here.at.date()).people == ()
    for_teacher = for_staff(here.school, here.people["teacher"], here.at.date())
    assert [one.name for one in for_teacher.people] == [
        "Hester Quill",
        "Devorah Attwood",
    ]


def test_a_person_of_two_roles_is_one_to_ring(here: Staffed) -> None:
    here.also("dsl", "deputy")

    found = for_staff(here.school, here.people["teacher"], here.at.date())

    assert [one.name for one in found.people] == ["Delia Frostwick", "Hester Quill"]
