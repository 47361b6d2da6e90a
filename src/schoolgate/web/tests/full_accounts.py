"""So many accounts, each with all its people, conditions and reviews."""

from datetime import date

from schoolgate.web.accounts.entered import note
from schoolgate.web.accounts.facts import CONFIRMED
from schoolgate.web.accounts.models import Account, Condition, Keeper, Review
from schoolgate.web.accounts.states import KeeperPart
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

SINCE = date(2020, 9, 1)
PLATFORMS = ("x", "facebook", "instagram", "website", "feed", "newsletter")


class Accounts:
    """Puts so many accounts into a school's register; ``cast`` is by role."""

    def __init__(self, school: School, cast: dict[str, Person], many: int) -> None:
        self.school = school
        self.cast = cast
        self.many = many

    def open(self) -> list[Account]:
        """Open accounts with all their people, and others in other states."""
        made = [
            Account.objects.create(
                school=self.school,
                platform=PLATFORMS[n % len(PLATFORMS)],
                name=f"@elm{n}",
                state="open",
                youngest=18,
                asked_by=self.cast["office"],
                answered_by=self.cast["head"],
                answered_on=SINCE,
                opened_on=SINCE,
            )
            for n in range(len(PLATFORMS) + self.many)
        ]
        for account in made:
            self._kept(account)
        for n, state in enumerate(("asked", "permitted", "quasi", "fake", "closed")):
            Account.objects.create(
                school=self.school, platform="x", name=f"@other{n}", state=state
            )
        return made

    def _kept(self, account: Account) -> None:
        gone = Person.objects.create_named(
            f"gone{account.pk}@elm.example.org", "Gone", "Ex"
        )
        people = Person.objects.filter(holdings__school=self.school).distinct()
        Keeper.objects.bulk_create(
            Keeper(account=account, person=person, part=part, since=SINCE)
            for person in (gone, *people)
            for part in KeeperPart
        )
        head = self.cast["head"]
        Condition.objects.bulk_create(
            Condition(account=account, fact=fact, met=True, by=head, on=SINCE)
            for fact in CONFIRMED
        )
        Review.objects.bulk_create(
            Review(account=account, next_due=SINCE, by=head, on=SINCE)
            for _ in range(self.many)
        )
        note(account)
