"""Who may decide about a post now: the one answer of mail, Today, list, button, action.

A required approval is met by those who hold one of its roles. Where too few of them are
here, the deputies that its own document names stand in for the roles nobody here holds.
Where its author leads the school, or alone holds a role it asks for, and there is still
nobody, the chair of governors stands in, else a trust officer. Nobody decides about
their own post. See ``docs/decisions/0021-who-may-decide.md``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import HEADS
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.models import Approval, Post
from schoolgate.web.review.colleagues import ABOVE, Colleague, Ground, ground_of
from schoolgate.web.review.judging import Judged
from schoolgate.web.review.requirements import (
    Required,
    Requirement,
    deputies,
    from_stored,
    required,
)

# A role stood in for, beside the document by whose rule.
StoodIn = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decider:
    """Somebody who may decide now, as what they hold, and in whose stead."""

    person: Person
    roles: frozenset[str]
    stands_in: tuple[StoodIn, ...] = ()


@dataclass(frozen=True, slots=True)
class Lack:
    """A required approval for which too few people are here."""

    requirement: Requirement
    able: tuple[Person, ...]
    needed: int
    away: tuple[Person, ...]
    is_authors: bool


@dataclass(frozen=True, slots=True)
class Deciders:
    """Who may decide about a post now, in order; what is open; what nobody can meet."""

    each: tuple[Decider, ...]
    open: Required
    lacks: tuple[Lack, ...] = ()
    signed: frozenset[int] = frozenset()

    @property
    def people(self) -> tuple[Person, ...]:
        """The people alone, in the same order."""
        return tuple(one.person for one in self.each)

    def find(self, person: Person) -> Decider | None:
        """The person as one of those who may decide; None if they may not."""
        return next((one for one in self.each if one.person == person), None)


def who_may_decide(
    post: Post, at: datetime, *, judged: Judged | None = None
) -> Deciders:
    """Who may decide about one post now; ``judged`` where it was just judged.

    Otherwise it is judged by what was stored when it was sent or judged last.
    """
    needs = {post.pk: required(judged)} if judged else {}
    return _each([post], at, needs)[post.pk]


def who_may_decide_each(posts: Sequence[Post], at: datetime) -> dict[int, Deciders]:
    """The same for several posts of one school, by their ids: two queries in all."""
    return _each(posts, at, {}) if posts else {}


def able_to_meet(post: Post, needs: Required, at: datetime) -> frozenset[int]:
    """Who could meet every one of some requirements now, by their ids."""
    ground = ground_of(post.school, needs, at.date(), [post])
    nobody = frozenset[int]()
    able = (frozenset(_able(one, post.author_id, nobody, ground)) for one in needs)
    return frozenset.intersection(*able) if needs else nobody


def is_approved(post: Post, judged: Judged, at: datetime) -> bool:
    """Whether every approval that is required was given, by people who still may."""
    needs = required(judged)
    ground = ground_of(post.school, needs, at.date(), [post])
    given = _of_others(post.author_id, _signatures([post])[post.pk], ground)
    return all(len(_signers(one, given, ground)) >= one.demand.people for one in needs)


@dataclass(frozen=True, slots=True)
class _Signature:
    person: int
    roles: frozenset[str]
    stood_in: frozenset[StoodIn]


def _each(
    posts: Sequence[Post], at: datetime, needs: Mapping[int, Required]
) -> dict[int, Deciders]:
    school, on = posts[0].school, at.date()
    force = in_force(school)
    asked = {p.pk: needs.get(p.pk) or from_stored(p.waits_for, force) for p in posts}
    ground = ground_of(
        school, (one for each in asked.values() for one in each), on, posts
    )
    signed = _signatures([p for p in posts if _takes_several(asked[p.pk])])
    # Many posts that wait are alike: of one author, with one requirement.
    alike = {
        p.pk: (p.author_id, asked[p.pk], tuple(signed.get(p.pk, ()))) for p in posts
    }
    found = {each: _deciders(*each, ground) for each in set(alike.values())}
    return {pk: found[each] for pk, each in alike.items()}


def _takes_several(needs: Required) -> bool:
    """Whether somebody can have approved it already, and it still waits."""
    return sum(one.demand.people for one in needs) > 1


def _signatures(posts: Sequence[Post]) -> dict[int, list[_Signature]]:
    """The approvals that bind to each post's content as it stands."""
    by_pk = {post.pk: post for post in posts}
    found: dict[int, list[_Signature]] = {post.pk: [] for post in posts}
    if not by_pk:
        return found
    given = Approval.objects.filter(post__in=by_pk, voided_at=None)
    for row in given.order_by("pk"):
        post = by_pk[row.post_id]
        if row.content_hash == post.content_hash and row.by_id != post.author_id:
            stood_in = frozenset((name, role) for name, role in row.stood_in)
            signature = _Signature(row.by_id, frozenset(row.roles), stood_in)
            found[post.pk].append(signature)
    return found


def _of_others(
    author: int, given: Iterable[_Signature], ground: Ground
) -> list[_Signature]:
    """The signatures that no account of the author gave."""
    return [one for one in given if not ground.are_one(one.person, author)]


def _deciders(
    author: int, needs: Required, signed: Iterable[_Signature], ground: Ground
) -> Deciders:
    given = _of_others(author, signed, ground)
    met = {one: _signers(one, given, ground) for one in needs}
    everybody = frozenset[int]().union(*met.values())
    still = tuple(one for one in needs if len(met[one]) < one.demand.people)
    # What was met on the way, by an answer, is left for anybody who may to finish.
    if not still:
        met = dict.fromkeys(needs, frozenset[int]())
    places = {one: _able(one, author, met[one], ground) for one in still or needs}
    lacks = tuple(
        _lack(author, one, places[one], met[one], ground)
        for one in places
        if len(places[one]) < one.demand.people - len(met[one])
    )
    asked = _not_covered(places)
    return Deciders(tuple(_in_order(asked, ground)), still, lacks, everybody)


Places = Mapping[Requirement, Mapping[int, str]]


def _not_covered(places: Places) -> Places:
    """Leave out what the holders who meet another requirement meet with it."""
    kept = dict(places)
    for one in places:
        others = (other for other in kept if other != one)
        if any(
            other.demand.implies(one.demand) and not any(kept[other].values())
            for other in others
            if kept[other]
        ):
            del kept[one]
    return kept


def _in_order(places: Places, ground: Ground) -> Iterator[Decider]:
    """Each person once: holders first, then deputies, then those above."""
    stands_in: dict[int, list[StoodIn]] = {}
    for one, able in places.items():
        for pk, role in able.items():
            seats = stands_in.setdefault(pk, [])
            seats += [(one.document, role)] if role else []
    for pk in sorted(stands_in, key=lambda pk: bool(stands_in[pk])):
        colleague = ground.staff[pk]
        yield Decider(colleague.person, colleague.roles, tuple(stands_in[pk]))


def _able(
    one: Requirement, author: int, signed: frozenset[int], ground: Ground
) -> dict[int, str]:
    """Who could meet a requirement now: "" as a holder, else the role stood in for."""
    needed = one.demand.people - len(signed)
    roles = frozenset(one.demand.roles)
    free = ground.here({author, *signed})
    able = {c.person.pk: "" for c in free if c.roles & roles}
    if len(able) < needed:
        able |= _not_in(able, _deputising(one, author, free, ground))
    for rank in ABOVE if _is_led_by(author, roles, ground) else ():
        if len(able) < needed:
            role = min(ground.staff[author].roles & roles)
            above = {c.person.pk: role for c in free if c.roles & rank}
            able |= _not_in(able, above)
    return able


def _not_in(able: Mapping[int, str], more: Mapping[int, str]) -> dict[int, str]:
    return {pk: role for pk, role in more.items() if pk not in able}


def _deputising(
    one: Requirement, author: int, free: Iterable[Colleague], ground: Ground
) -> dict[int, str]:
    """The deputies for each role that nobody but the author holds here."""
    present = frozenset[str]().union(*(c.roles for c in ground.here({author})))
    acting = deputies(ground.force, one.document)
    return {
        c.person.pk: role
        for role in one.demand.roles
        if role not in present
        for c in free
        if c.roles & frozenset(acting.get(role, ()))
    }


def _is_led_by(author: int, roles: frozenset[str], ground: Ground) -> bool:
    """Whether the author is asked for themselves: the head, or the only one of all."""
    mine = ground.staff.get(author)
    if mine is None or not mine.roles & roles:
        return False
    others = (c for pk, c in ground.staff.items() if pk != author)
    return bool(mine.roles & HEADS) or not any(c.roles & roles for c in others)


def _signers(
    one: Requirement, given: Iterable[_Signature], ground: Ground
) -> frozenset[int]:
    """Whose approvals count for a requirement: they could give it, and still could."""
    roles = frozenset(one.demand.roles)
    instead = _deputies_of(one, ground).union(*ABOVE)
    found = set[int]()
    for signature in given:
        now = ground.staff.get(signature.person)
        stood_in = any((one.document, role) in signature.stood_in for role in roles)
        if now is None or not (signature.roles & roles or stood_in):
            continue
        if now.roles & roles or (stood_in and now.roles & instead):
            found.add(signature.person)
    return frozenset(found)


def _lack(
    author: int,
    one: Requirement,
    able: Mapping[int, str],
    signed: frozenset[int],
    ground: Ground,
) -> Lack:
    roles = frozenset(one.demand.roles)
    bearing = roles | _deputies_of(one, ground)
    if _is_led_by(author, roles, ground):
        bearing = bearing.union(*ABOVE)
    wrote = ground.staff.get(author)
    return Lack(
        requirement=one,
        able=tuple(ground.staff[pk].person for pk in able),
        needed=one.demand.people - len(signed),
        away=tuple(
            c.person
            for pk, c in ground.staff.items()
            if c.is_away and c.roles & bearing and pk != author
        ),
        is_authors=wrote is not None and bool(wrote.roles & roles),
    )


def _deputies_of(one: Requirement, ground: Ground) -> frozenset[str]:
    """The roles of all deputies for a requirement, by its own document."""
    acting = deputies(ground.force, one.document)
    every = (acting.get(role, ()) for role in one.demand.roles)
    return frozenset(role for each in every for role in each)
