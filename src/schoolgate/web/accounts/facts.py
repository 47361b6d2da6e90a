"""What the register of accounts says to the check of a post."""

from collections.abc import Mapping
from datetime import date

from schoolgate.engine.box import Value
from schoolgate.web.accounts.models import Account
from schoolgate.web.people.models import Person


def facts_for(account: Account, author: Person, on: date) -> Mapping[str, Value]:
    """The facts of an account, for a post by this author on a day."""
    del account, author, on
    return {}
