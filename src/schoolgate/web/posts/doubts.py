"""Where a name that is never shown stands by something that is out.

A restriction whose pupil is on no list is a name alone. Whoever is told by it in a
picture may be another, and so may whoever is named in words: a person decides.
"""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from schoolgate.engine.record import record
from schoolgate.web.people.models import Pupil, Restriction
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.first_names import words_of
from schoolgate.web.posts.ledger import STILL_THERE
from schoolgate.web.posts.models import Doubt, Target
from schoolgate.web.posts.models.doubts import NAMED, TOLD
from schoolgate.web.posts.touching import Sought, named_in
from schoolgate.web.trust.models import School

RIGHT = "restrictions.keep"
# What the journal holds of doubts is shown to nobody else.
KEPT_APART = ("posts.doubt",)


@record
class Met:
    """A publication by which a name stands, how, and the pupil who is told, if any."""

    target: Target
    restriction: int
    how: str
    pupil: Pupil | None = None


def kept_apart(here: Standing) -> tuple[str, ...]:
    """The things whose entries of the journal somebody may not see."""
    return () if here.may(RIGHT) else KEPT_APART


def open_doubts(school: School) -> QuerySet[Doubt]:
    """What is still out, and nobody has decided; what is due first first."""
    every = Doubt.objects.filter(
        restriction__school=school, decided_at=None, target__state__in=STILL_THERE
    )
    return every.select_related(
        "target__post", "target__account", "restriction", "owner"
    )


def out_in(school: School) -> QuerySet[Target]:
    """What is out of a school, with its words and with whoever is told in it."""
    targets = Target.objects.filter(post__school=school, state__in=STILL_THERE)
    return with_words(targets.order_by("pk"))


def with_words(targets: QuerySet[Target]) -> QuerySet[Target]:
    """Publications with all that is held against names."""
    told = targets.prefetch_related("post__pictures", "showings__pupil")
    return told.select_related("post")


def met(targets: Iterable[Target], names: Iterable[Restriction]) -> Iterator[Met]:
    """Where the names stand, once for each name and publication."""
    every = list(names)
    who, alone = _sought(every), {one.pk for one in every if one.pupil_id is None}
    for target in targets:
        told = dict(_told(target, who, alone))
        yield from (Met(target, row, TOLD, pupil) for row, pupil in told.items())
        named = set().union(*(named_in(text, who) for text in _texts(target)))
        yield from (Met(target, row, NAMED) for row in sorted(named - told.keys()))


def _sought(names: Iterable[Restriction]) -> Sought:
    found: dict[str, frozenset[int]] = {}
    longest = 0
    for one in names:
        for name in {f"{one.forename} {one.surname}", str(one.pupil or "")} - {""}:
            words = words_of(name)
            longest = max(longest, len(words))
            whole = "".join(words)
            found[whole] = found.get(whole, frozenset()) | {one.pk}
    return Sought({}, found, longest)


def _told(
    target: Target, who: Sought, alone: set[int]
) -> Iterator[tuple[int, Pupil | None]]:
    """Who is told in pictures by a name; a pupil is another where a row bears it."""
    for showing in target.showings.all():
        if showing.visitor:
            yield from ((row, None) for row in named_in(showing.visitor, who))
        if showing.pupil is not None:
            rows = {
                row for name in _names(showing.pupil) for row in named_in(name, who)
            }
            yield from ((row, showing.pupil) for row in rows & alone)


def _names(pupil: Pupil) -> set[str]:
    firsts = {pupil.forename, pupil.known_as} - {""}
    lasts = {pupil.surname, pupil.known_surname} - {""}
    return {f"{first} {last}" for first in firsts for last in lasts}


def _texts(target: Target) -> Iterator[str]:
    yield target.post.title
    yield target.text or target.post.text
    for picture in target.post.pictures.all():
        yield picture.alt
