"""Where a concern goes, and who never sees it."""

import pytest

from schoolgate.engine.people import Person
from schoolgate.engine.route import Concern, Route, Routing, Succession, send

HEAD = Person("hana", "Hana", "Marsh", roles=frozenset(("head", "dsl")))
DEPUTY = Person("dev", "Dev", "Patel", roles=frozenset(("deputy",)))
CHAIR = Person("carl", "Carl", "Stone", roles=frozenset(("chair",)))
TEACHER = Person("tess", "Tess", "Lowry", roles=frozenset(("teacher",)))
STAFF = (HEAD, DEPUTY, CHAIR, TEACHER)
TO_HEAD = Routing(frozenset(("misuse",)), ("head",), clause="A")
ABOUT_HEAD = Routing(
    frozenset(("misuse",)), ("chair",), about=frozenset(("head",)), clause="B"
)
SUCCESSION = Succession(deputies={"head": ("deputy",)}, instead={"head": ("chair",)})


def sent(*about: str, people: tuple[Person, ...] = STAFF) -> Route:
    concern = Concern("misuse", frozenset(about))
    return send([TO_HEAD, ABOUT_HEAD], concern, people, SUCCESSION)


def test_a_concern_goes_to_the_role_its_clause_names() -> None:
    assert sent("tess") == Route((HEAD,), (TEACHER,), ("A",))


def test_the_person_it_is_about_never_sees_it() -> None:
    route = sent("hana")

    assert route.to == (CHAIR,)
    assert route.never == (HEAD,)
    assert route.clauses == ("A", "B")


def test_a_deputy_stands_in_for_the_absent() -> None:
    away = Person("hana", "Hana", "Marsh", roles=frozenset(("head",)), absent=True)

    assert sent("tess", people=(away, DEPUTY, CHAIR)).to == (DEPUTY,)


def test_a_deputy_does_not_stand_in_where_the_head_is_the_matter() -> None:
    assert DEPUTY not in sent("hana").to


def test_nobody_left_always_says_why() -> None:
    route = sent("hana", people=(HEAD, TEACHER))

    assert route.to == ()
    assert "nobody who may see this holds the role" in route.missing


def test_a_kind_that_no_clause_names_says_so() -> None:
    route = send([TO_HEAD], Concern("fake-account"), STAFF, SUCCESSION)

    assert route.to == ()
    assert "no clause says" in route.missing


def test_a_route_is_silent_where_somebody_of_its_exception_raised_it() -> None:
    routing = Routing(
        frozenset(("misuse",)), ("head",), unless_by=frozenset(("trust",)), clause="A"
    )
    by_trust = Concern("misuse", by_roles=frozenset(("trust",)))

    assert send([routing], Concern("misuse"), STAFF, SUCCESSION).to == (HEAD,)
    assert send([routing], by_trust, STAFF, SUCCESSION).to == ()


@pytest.mark.parametrize("about", ["hana", "dev", "carl", "tess"])
def test_to_and_never_share_nobody(about: str) -> None:
    route = sent(about)

    assert not set(route.to) & set(route.never)
    assert bool(route.to) != bool(route.missing)
