"""An account's row says what its keepers and its conditions say, after every action."""

from collections.abc import Callable
from datetime import datetime

import pytest

from schoolgate.web.accounts.actions.add_keeper import KeeperEntry, add_keeper
from schoolgate.web.accounts.actions.close import close
from schoolgate.web.accounts.actions.confirm import ConditionCheck, confirm
from schoolgate.web.accounts.actions.review import ReviewAnswers, review
from schoolgate.web.accounts.actions.take_away import take_away
from schoolgate.web.accounts.actions.train import train
from schoolgate.web.accounts.entered import said_by_rows
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import KeeperPart
from schoolgate.web.people.models import Person

LACKING = (ConditionCheck("account.recovery", met=False, evidence="No number is kept"),)
Act = Callable[[Account, Person, datetime], object]
ACTS: dict[str, Act] = {
    "confirm": lambda one, by, at: confirm(one, LACKING, by=by, at=at),
    "review": lambda one, by, at: review(one, ReviewAnswers(LACKING), by=by, at=at),
    "enter": lambda one, by, at: add_keeper(
        one, KeeperEntry(by, KeeperPart.ADMINISTRATOR), by=by, at=at
    ),
    "train": lambda one, by, at: train(
        one.keepers.filter(part=KeeperPart.POSTER)[0], at.date(), by=by, at=at
    ),
    "take away": lambda one, by, at: take_away(
        one.keepers.all()[0], "Rights taken", by=by, at=at
    ),
    "close": lambda one, by, at: close(one, "Nobody reads it", by=by, at=at),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_the_row_repeats_what_the_register_says(
    act: Act, open_one: Account, head: Person, at: datetime
) -> None:
    before = open_one.entered

    act(open_one, head, at)

    open_one.refresh_from_db()
    assert open_one.entered == said_by_rows(open_one) != before
