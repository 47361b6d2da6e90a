"""Who asks for an account, who permits it, and who refuses it."""

from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied

from schoolgate.web.accounts.actions.ask import ask
from schoolgate.web.accounts.actions.ask_again import ask_again
from schoolgate.web.accounts.actions.errors import (
    AlreadyThere,
    NoAccountReason,
    NoMain,
)
from schoolgate.web.accounts.actions.permit import permit
from schoolgate.web.accounts.actions.refuse import refuse
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import AccountKind, AccountMoveError, AccountState
from schoolgate.web.accounts.tests.conftest import wish
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.trust.models import School


def verbs() -> list[str]:
    return list(Entry.objects.order_by("number").values_list("verb", flat=True))


def last() -> Entry:
    return Entry.objects.order_by("number").reverse()[0]


def test_a_teacher_asks_for_an_account(asked: Account, teacher: Person) -> None:
    assert asked.state == AccountState.ASKED
    assert asked.asked_by == teacher
    assert verbs() == ["account.asked_for"]


def test_what_is_asked_for_cites_the_clause_that_wants_permission(
    asked: Account, school: School, at: datetime
) -> None:
    wanted = in_force(school).setting("accounts.unpermitted", at.date())

    assert wanted
    assert tuple(last().clauses) == wanted


def test_a_parent_can_not_ask(school: School, parent: Person, at: datetime) -> None:
    with pytest.raises(PermissionDenied):
        ask(school, wish(), by=parent, at=at)


def test_a_stranger_can_not_ask(school: School, stranger: Person, at: datetime) -> None:
    with pytest.raises(PermissionDenied):
        ask(school, wish(), by=stranger, at=at)


def test_the_same_account_is_not_asked_for_twice(
    asked: Account, school: School, head: Person, at: datetime
) -> None:
    with pytest.raises(AlreadyThere, match="in the register already"):
        ask(school, wish(name="elm school"), by=head, at=at)


def test_a_group_hangs_under_an_open_account_of_its_platform(
    open_one: Account, school: School, teacher: Person, at: datetime
) -> None:
    page = wish(name="Alumni", kind=AccountKind.GROUP, main=open_one.pk)

    assert ask(school, page, by=teacher, at=at).main == open_one


def test_a_group_hangs_under_no_account_that_is_not_open(
    asked: Account, school: School, teacher: Person, at: datetime
) -> None:
    with pytest.raises(NoMain, match="open on the same platform"):
        ask(
            school,
            wish(name="Alumni", kind=AccountKind.EVENT, main=asked.pk),
            by=teacher,
            at=at,
        )


def test_a_group_hangs_under_no_account_of_another_school(
    open_one: Account, other_school: School, stranger: Person, at: datetime
) -> None:
    page = wish(name="Alumni", kind=AccountKind.GROUP, main=open_one.pk)

    with pytest.raises(NoMain):
        ask(other_school, page, by=stranger, at=at)


def test_the_head_permits(permitted: Account, head: Person, at: datetime) -> None:
    assert permitted.state == AccountState.PERMITTED
    assert (permitted.answered_by, permitted.answer) == (head, "Go ahead.")
    assert last().verb == "account.permitted"


@pytest.mark.parametrize("who", ["teacher", "leader", "office", "stranger", "parent"])
def test_nobody_but_the_head_permits(
    who: str, asked: Account, at: datetime, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)

    for act in (permit, refuse):
        with pytest.raises(PermissionDenied):
            act(asked, "Fine.", by=person, at=at)

    asked.refresh_from_db()
    assert asked.state == AccountState.ASKED


def test_the_head_refuses_with_a_reason(
    asked: Account, head: Person, at: datetime
) -> None:
    refused = refuse(asked, "One page is enough.", by=head, at=at)

    assert (refused.state, refused.answer) == (
        AccountState.REFUSED,
        "One page is enough.",
    )


def test_nobody_is_refused_without_a_reason(
    asked: Account, head: Person, at: datetime
) -> None:
    with pytest.raises(NoAccountReason, match="Say why not"):
        refuse(asked, "  ", by=head, at=at)


def test_what_was_refused_can_be_asked_for_again(
    asked: Account, teacher: Person, head: Person, at: datetime
) -> None:
    refuse(asked, "Not now.", by=head, at=at)

    again = ask_again(asked, "It is spring now.", by=teacher, at=at)

    assert again.state == AccountState.ASKED
    assert (again.answered_by, again.answer) == (None, "")


def test_what_is_permitted_is_not_refused_afterwards(
    permitted: Account, head: Person, at: datetime
) -> None:
    with pytest.raises(AccountMoveError, match="can't become refused"):
        refuse(permitted, "Changed my mind.", by=head, at=at)
