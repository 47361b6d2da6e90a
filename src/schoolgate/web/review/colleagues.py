"""The staff of a school who bear on a decision: what they hold, and who is away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from schoolgate.web.people.identity import is_same_person
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.people.rights import HEADS, RIGHTS, away, holds
from schoolgate.web.policy.in_force import InForce, in_force
from schoolgate.web.posts.models import Post
from schoolgate.web.review.requirements import Requirement, deputies
from schoolgate.web.trust.models import School

# Who stands in for an author above whom the school has nobody, in this order.
ABOVE = (frozenset(("chair",)), frozenset(("trust-officer", "trust")))


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the school with the roles that bear on a decision today."""

    person: Person
    roles: frozenset[str]
    is_away: bool


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The staff of a school who bear on a decision, and the policy that asks.

    ``authors`` are the authors of the posts. Accounts of one person are one person.
    """

    force: InForce
    staff: Mapping[int, Colleague]
    authors: Mapping[int, Person]

    def here(self, without: Iterable[int]) -> list[Colleague]:
        """Those who are not away, without some and all their accounts."""
        barred = list(without)
        staff = self.staff.items()
        return [
            c
            for pk, c in staff
            if not c.is_away and not any(self.are_one(pk, one) for one in barred)
        ]

    def are_one(self, pk: int, other: int) -> bool:
        """Whether two accounts are one person's."""
        one, two = self._person(pk), self._person(other)
        return pk == other or bool(one and two and is_same_person(one, two))

    def _person(self, pk: int) -> Person | None:
        known = self.staff.get(pk)
        return known.person if known else self.authors.get(pk)


def ground_of(
    school: School, needs: Iterable[Requirement], on: date, posts: Iterable[Post]
) -> Ground:
    """Everybody whose roles bear on some requirements today; two queries at most."""
    force = in_force(school)
    staff = _staff(school, _roles(needs, force), on)
    return Ground(force, staff, _authors(posts, staff))


def _authors(
    posts: Iterable[Post], staff: Mapping[int, Colleague]
) -> dict[int, Person]:
    """The authors who do not bear on it themselves; no query where they are loaded."""
    field = Post._meta.get_field("author")
    others = [post for post in posts if post.author_id not in staff]
    found = {p.author_id: p.author for p in others if field.is_cached(p)}
    missing = {post.author_id for post in others} - found.keys()
    return found | (Person.objects.in_bulk(missing) if missing else {})


def _roles(every: Iterable[Requirement], force: InForce) -> frozenset[str]:
    """The roles that bear on some requirements, of those that can open a post."""
    found = HEADS.union(*ABOVE)
    for one in every:
        acting = deputies(force, one.document)
        found = found.union(one.demand.roles)
        found = found.union(*(acting.get(role, ()) for role in one.demand.roles))
    return found & RIGHTS["posts.see"]


def _staff(school: School, roles: frozenset[str], on: date) -> dict[int, Colleague]:
    """Everybody who holds one of the roles today, by surname."""
    gone = away(school, on).filter(person=OuterRef("person"))
    held = Holding.objects.filter(holds(school, on), role__in=roles)
    held = held.filter(person__is_active=True).select_related("person")
    found: dict[int, Colleague] = {}
    rows = held.annotate(is_away=Exists(gone))
    for row in rows.order_by("person__surname", "person__forename", "person", "pk"):
        known = found.get(row.person_id)
        roles_so_far = known.roles if known else frozenset()
        found[row.person_id] = Colleague(
            row.person, roles_so_far | {row.role}, row.is_away
        )
    return found
