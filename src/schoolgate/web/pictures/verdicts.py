"""What may happen to each face, told at once: and never why, or whose no it was.

In a video nobody can be covered: whoever must not be shown is "not this one".
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import product

from schoolgate.reading.pictures.shown import folded
from schoolgate.web.consent.queries import Who, how_it_stands, standings
from schoolgate.web.consent.standing import Stand
from schoolgate.web.consent.uses import OtherUse
from schoolgate.web.people.models import Pupil, Restriction
from schoolgate.web.pictures.accounting import rows_of
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.models import Face, PersonInVideo, Post, Shows, Video

OF_STAFF = "photos.staff"


class Verdict(StrEnum):
    """What an author is told of a face."""

    UNSAID = "who is it?"
    SHOWN = "may be shown"
    COVER = "must be covered"
    NOT_THIS = "not this one"
    ASK = "ask the head"
    COVERED = "covered"
    NOBODY = "nobody who could be known"


@dataclass(frozen=True, slots=True)
class _Known:
    """What the verdicts of one picture are drawn from."""

    platforms: frozenset[str]
    besides: frozenset[str]
    stand: Mapping[tuple[str, int, str], bool]
    never: frozenset[int]
    left: frozenset[int]
    staff_is_asked: bool


def verdicts(post: Post, faces: list[Face], *, at: datetime) -> dict[int, Verdict]:
    """A verdict for each face, by its row: one question, however many faces.

    The faces come with their pupils and whether they are never shown: ``faces_in``.
    """
    known = _known(post, faces, at)
    return {face.pk: _verdict(face, known) for face in faces}


def verdicts_filmed(post: Post, video: Video, *, at: datetime) -> dict[int, Verdict]:
    """A verdict for whoever is told in a video: for videos, and for where it goes."""
    filmed = list(video.filmed.all())
    known = _known(post, filmed, at, frozenset((OtherUse.VIDEO.value,)))
    found = {one.pk: _verdict(one, known) for one in filmed}
    return {
        pk: Verdict.NOT_THIS if verdict is Verdict.COVER else verdict
        for pk, verdict in found.items()
    }


def _verdict(face: Face | PersonInVideo, known: _Known) -> Verdict:
    if face.shows == Shows.PUPIL and face.pupil_id is not None:
        return _of_pupil(face.pupil_id, known)
    if face.shows == Shows.STAFF and face.staff_id is not None:
        fine = not known.staff_is_asked or _may("staff", face.staff_id, known)
        return Verdict.SHOWN if fine else Verdict.COVER
    return PLAIN[Shows(face.shows)]


PLAIN = {
    Shows.UNSAID: Verdict.UNSAID,
    Shows.VISITOR: Verdict.SHOWN,
    Shows.UNRECOGNISABLE: Verdict.NOBODY,
    Shows.COVERED: Verdict.COVERED,
    Shows.NO_FACE: Verdict.NOBODY,
    Shows.PUPIL: Verdict.ASK,
    Shows.STAFF: Verdict.ASK,
}


def _of_pupil(row: int, known: _Known) -> Verdict:
    """A child who must never be shown and one without consent are told alike.

    Whoever has left is told first, so that it says nothing of the two.
    """
    if row in known.left:
        return Verdict.ASK
    fine = row not in known.never and _may("pupil", row, known)
    return Verdict.SHOWN if fine else Verdict.COVER


def _may(kind: str, row: int, known: _Known) -> bool:
    """Whether each place that the post goes to is covered; nowhere yet covers none."""
    return bool(known.platforms) and all(
        known.stand[kind, row, use] for use in known.platforms | known.besides
    )


def _known(
    post: Post,
    faces: Sequence[Face | PersonInVideo],
    at: datetime,
    besides: frozenset[str] = frozenset(),
) -> _Known:
    on = max(at, post.go_out_at or at).date()
    force = in_force(post.school)
    platforms = frozenset(t.account.platform for t in post.targets.all())
    pupils = [face.pupil for face in faces if face.pupil is not None]
    return _Known(
        platforms=platforms,
        besides=besides,
        stand=_stand(rows_of(faces), platforms | besides, force.policy.nation, on),
        never=_never_shown(post, pupils),
        left=frozenset(p.pk for p in pupils if p.left_on and p.left_on <= on),
        staff_is_asked=bool(force.setting(OF_STAFF, on)),
    )


def _stand(
    who: Who, uses: Set[str], nation: str, on: date
) -> dict[tuple[str, int, str], bool]:
    """Whether each person's consent is given for each use."""
    found = standings(who, nation, on)
    people = (*product(("pupil",), who.pupils), *product(("staff",), who.staff))
    return {
        (kind, row, use): how_it_stands(found, kind, row, use).stand is Stand.GIVEN
        for (kind, row), use in product(people, uses)
    }


def _never_shown(post: Post, pupils: Sequence[Pupil]) -> frozenset[int]:
    if not pupils:
        return frozenset()
    barred = _barred_by_name(post)
    return frozenset(one.pk for one in pupils if _is_barred(one, barred))


def _barred_by_name(post: Post) -> frozenset[str]:
    """Who is never shown, and is nobody on the list of today as far as is known."""
    unborne = Restriction.objects.filter(school=post.school_id, pupil=None)
    names = unborne.values_list("forename", "surname")
    return frozenset(folded(f"{forename} {surname}") for forename, surname in names)


def _is_barred(pupil: Pupil, barred: Set[str]) -> bool:
    """Whether they are on the list, or somebody of their name whom nobody bears."""
    if hasattr(pupil, "restriction"):
        return True
    names = (
        f"{forename} {surname}"
        for forename in (pupil.forename, pupil.known_as)
        for surname in (pupil.surname, pupil.known_surname)
    )
    return any(folded(name) in barred for name in names)
