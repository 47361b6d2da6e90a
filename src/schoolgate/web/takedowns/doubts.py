"""Where a name that is never shown stands by something that is out.

A full name that nobody else bears, and that is no ordinary words, means that child. For
a part of a name, or a name that others bear as well, a person decides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from schoolgate.web.people.models import Pupil, Restriction
from schoolgate.web.people.rights import Standing
from schoolgate.web.posts.models import Target
from schoolgate.web.takedowns.ledger import STILL_THERE
from schoolgate.web.takedowns.models import Doubt
from schoolgate.web.takedowns.models.doubts import FORENAME, TOLD
from schoolgate.web.takedowns.never_shown import (
    ListedNames,
    names_of,
    texts_of,
    words_of,
)
from schoolgate.web.trust.models import School

RIGHT = "restrictions.keep"
# What the journal holds of these is shown to nobody else: a take-down that follows a
# change of the list within seconds would tell who was put on it.
KEPT_APART = (Doubt._meta.label_lower, Restriction._meta.label_lower)
# Beside these, a take-down with no word of a parent before it would tell the same.
VERBS_APART = ("consent.recorded",)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A publication by which a name stands, how, and the pupil who is told, if any.

    ``is_them``: it can be nobody else.
    """

    target: Target
    restriction: int
    how: str
    pupil: Pupil | None = None
    is_them: bool = False


def kept_apart(here: Standing) -> tuple[str, ...]:
    """The things whose entries of the journal somebody may not see."""
    return () if here.may(RIGHT) else KEPT_APART


def verbs_apart(here: Standing) -> tuple[str, ...]:
    """What the journal says was done that somebody may not see."""
    return () if here.may(RIGHT) else VERBS_APART


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
    return told.select_related("post__video")


def met(
    school: School, targets: Iterable[Target], names: Iterable[Restriction]
) -> Iterator[NameMatch]:
    """Where the names of a school stand, once for each name and publication."""
    listed = ListedNames(school, names)
    if listed.listed:
        for target in targets:
            yield from _met(target, listed)


def _met(target: Target, listed: ListedNames) -> Iterator[NameMatch]:
    told, sure = dict(_told(target, listed)), _surely(target, listed)
    for row, pupil in told.items():
        yield NameMatch(target, row, TOLD, pupil, is_them=pupil is None and row in sure)
    for row, how in sorted(listed.in_words(words_of(target)).items()):
        if row in told or (how == FORENAME and listed.is_shown(row, target)):
            continue
        yield NameMatch(target, row, how, is_them=row in sure)


def _told(target: Target, listed: ListedNames) -> Iterator[tuple[int, Pupil | None]]:
    """Who is told in pictures by a name; a pupil is another where a row bears it."""
    alone = {row for row, one in listed.listed.items() if one.pupil_id is None}
    for name in _typed(target):
        yield from ((row, None) for row in listed.named_in(name))
    for showing in target.showings.all():
        if showing.pupil is not None:
            names = (
                listed.named_in(name, plainly=True) for name in names_of(showing.pupil)
            )
            yield from ((row, showing.pupil) for row in set().union(*names) & alone)


def _typed(target: Target) -> Iterator[str]:
    """Names that somebody typed for people of no list."""
    yield from (one.visitor for one in target.showings.all() if one.visitor)
    for picture in target.post.pictures.all():
        yield from picture.shown


def _surely(target: Target, listed: ListedNames) -> frozenset[int]:
    every = map(listed.surely_in, (*texts_of(target), *_typed(target)))
    return frozenset[int]().union(*every)
