"""What the register says of an account, in the words that policies are judged in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from schoolgate.engine.box import Value
from schoolgate.engine.catalogue.places import PLATFORMS
from schoolgate.engine.truth import Truth, truth
from schoolgate.policyfile.ages import AgeRow, minimum_age, read_ages
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import (
    ADMINISTERS,
    OFFICIAL,
    AccountKind,
    AccountState,
    KeeperPart,
)
from schoolgate.web.people.models import Person
from schoolgate.web.policy.in_force import in_force

# What somebody has to look at to know; the rest follows from the register's own rows.
CONFIRMED = (
    "account.separate",
    "account.school_email",
    "account.leaders_told",
    "account.terms_met",
    "account.master_rights",
    "account.oversight",
    "account.second_factor",
    "account.recovery",
    "account.protected",
)
OTHER = "another"

Said = dict[str, Value]


@dataclass(frozen=True, slots=True)
class KeeperRow:
    """Somebody who can reach an account; ``until`` is the day from which they can't."""

    part: str
    person: int
    since: date
    until: date | None
    trained_on: date | None

    def holds_on(self, day: date) -> bool:
        """Whether they can reach it on a day."""
        return self.since <= day and (self.until is None or day < self.until)


def _entered(account: Account) -> tuple[KeeperRow, ...]:
    """Everybody who keeps an account, or did, as its row repeats it."""
    rows = account.entered.get("kept", ())
    return tuple(
        KeeperRow(part, who, date.fromisoformat(since), _day(until), _day(trained))
        for part, who, since, until, trained in rows
    )


def found_of(account: Account) -> Mapping[str, bool]:
    """Whether each condition that somebody looked at is met."""
    found: Mapping[str, bool] = account.entered.get("found", {})
    return found


def facts_of(account: Account, on: date) -> Said:
    """The account as the register knows it on a day; what nobody found is left out."""
    return _facts(account, _keepers(account, on), on)


def _keepers(account: Account, on: date) -> list[KeeperRow]:
    return [kept for kept in _entered(account) if kept.holds_on(on)]


def _facts(account: Account, keepers: list[KeeperRow], on: date) -> Said:
    facts: Said = {
        "register.asked": Truth.YES,
        "platform": platform_word(account),
        "audience": account.audience,
        "account.personal": Truth.NO,
        "account.class": truth(account.kind == AccountKind.CLASS),
        "account.permitted": truth(account.state in OFFICIAL),
        # The public list, which the privacy notice points to, is drawn from here.
        "account.listed": Truth.YES,
    }
    facts |= _found(account, on)
    facts |= _counted(keepers)
    return facts | _posters([k for k in keepers if k.part == KeeperPart.POSTER], on)


def facts_for(account: Account, author: Person, on: date) -> Mapping[str, Value]:
    """The facts of an account, for a post by this author on a day.

    Nothing of an account that never came before the head: of that the register does
    not speak. An open one was opened under what its policy asks, so a condition is
    met until somebody finds otherwise.
    """
    if account.answered_on is None:
        return {}
    keepers = _keepers(account, on)
    facts = _facts(account, keepers, on)
    del facts["platform"], facts["audience"], facts["account.personal"]
    if account.kind != AccountKind.CLASS:
        del facts["account.class"]
    if account.state == AccountState.OPEN:
        facts = {**dict.fromkeys(CONFIRMED, Truth.YES), **facts}
    own = [k for k in keepers if k.person == author.pk and k.part == KeeperPart.POSTER]
    return facts | _posters(own, on)


def platform_word(account: Account) -> str:
    """The platform in the policies' words: one they don't know is another one."""
    return account.platform if account.platform in PLATFORMS else OTHER


def youngest_allowed(account: Account, on: date) -> int | None:
    """How old somebody has to be for the platform on a day, if the table knows."""
    nation = in_force(account.school).policy.nation
    return minimum_age(_ages(), account.platform, nation, on)


def _found(account: Account, on: date) -> Said:
    found: Said = {fact: truth(met) for fact, met in found_of(account).items()}
    if account.youngest is not None:
        found["account.youngest"] = account.youngest
        least = youngest_allowed(account, on)
        if least is not None and account.youngest < least:
            found["account.terms_met"] = Truth.NO
    return found


def _counted(keepers: Iterable[KeeperRow]) -> Said:
    parts = [(keeper.part, keeper.person) for keeper in keepers]
    owners = {person for part, person in parts if part == KeeperPart.OWNER}
    admins = {person for part, person in parts if part in ADMINISTERS}
    return {"account.owners": len(owners), "account.admins": len(admins)}


def _posters(posters: list[KeeperRow], on: date) -> Said:
    trained = [p for p in posters if p.trained_on and p.trained_on <= on]
    everybody = bool(posters) and len(trained) == len(posters)
    return {
        "account.poster_registered": truth(bool(posters)),
        "account.poster_trained": truth(everybody),
    }


@cache
def _ages() -> tuple[AgeRow, ...]:
    return read_ages()


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
