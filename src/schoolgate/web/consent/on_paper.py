"""A letter on paper for who has no e-mail: in the home's language, one a contact."""

from collections.abc import Iterable
from dataclasses import dataclass

from schoolgate.web.consent.asking import what_ends
from schoolgate.web.consent.ends import Ends
from schoolgate.web.consent.links import link_to
from schoolgate.web.consent.squares import Square, square
from schoolgate.web.consent.uses import name_of_platform, uses_of
from schoolgate.web.consent.wording import FALLBACK, Wording, wording_in
from schoolgate.web.people.models import Contact, Pupil
from schoolgate.web.trust.models import School


@dataclass(frozen=True, slots=True)
class Sheet:
    """One letter: about one pupil, to one contact, or to whom it may concern.

    Without a contact there is nobody whose link it could hold: the paper is answered.
    """

    pupil: Pupil
    contact: Contact | None
    wording: Wording
    lines: tuple[str, ...]
    uses: tuple[str, ...]
    address: str = ""
    square: Square | None = None


def sheets(school: School, ends: Ends, pupils: list[int]) -> list[Sheet]:
    """The letters about some pupils, as they are printed; two questions."""
    rows = Pupil.objects.filter(school=school, pk__in=pupils)
    found = rows.select_related("school_class").in_bulk()
    uses = uses_of(school) if pupils else ()
    return [
        sheet for pk in pupils if pk in found for sheet in _of(found[pk], ends, uses)
    ]


def _of(pupil: Pupil, ends: Ends, uses: Iterable[str]) -> Iterable[Sheet]:
    for contact in ends.on_paper(pupil.pk) or (None,):
        wording = wording_in(contact.language if contact else FALLBACK)
        address = link_to(contact) if contact else ""
        yield Sheet(
            pupil=pupil,
            contact=contact,
            wording=wording,
            lines=tuple(
                what_ends((one for one in ends.every if one.pupil == pupil.pk), wording)
            ),
            uses=tuple(wording.use(use, name_of_platform(use)) for use in uses),
            address=address,
            square=square(address) if address else None,
        )
