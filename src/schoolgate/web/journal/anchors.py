"""A line about a school's journal: made once a day, and in every backup.

A line covers the school's own chains and the chain of what belongs to no school. It is
of use when it is kept outside this installation: whoever can write the whole database
can write every chain again, and has no power over a line in somebody's mailbox.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from schoolgate.web.journal.models import Anchor, Chain
from schoolgate.web.journal.signing import AnchorLine, sign
from schoolgate.web.trust.models import School

NONCE_BYTES = 32
SEALED = Anchor.sealed.field


@dataclass(frozen=True, slots=True)
class End:
    """Where a chain ended: how many entries it had, and the hash of the last."""

    length: int
    last: str


@dataclass(frozen=True, slots=True)
class AnchorBasis:
    """What a line was made of: a secret random value, and the end of each chain.

    Chains go by their numbers in the database, as letters, since JSON has no others.
    """

    nonce: str
    ends: Mapping[str, End]

    @property
    def digest(self) -> str:
        """The SHA-256 of it."""
        text = json.dumps(self.as_json(), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def as_json(self) -> dict[str, object]:
        """Turn it into what JSON can hold."""
        ends = {chain: [end.length, end.last] for chain, end in self.ends.items()}
        return {"nonce": self.nonce, "chains": ends}


def from_json(said: object) -> AnchorBasis:
    """Read it back. Raises ValueError, KeyError or TypeError for anything else."""
    if not isinstance(said, Mapping):
        raise TypeError("it is not what a line is made of")
    chains = said["chains"]
    ends = {str(key): End(int(n), str(last)) for key, (n, last) in chains.items()}
    return AnchorBasis(str(said["nonce"]), ends)


def take(school: School) -> AnchorBasis:
    """Read where a school's chains end, all of them at one moment."""
    chains = Chain.objects.filter(Q(school=school) | Q(school=None)).order_by("pk")
    rows = chains.values_list("pk", "length", "last")
    ends = {str(pk): End(length, last) for pk, length, last in rows}
    return AnchorBasis(secrets.token_hex(NONCE_BYTES), ends)


def keep(school: School, taken: AnchorBasis, reason: str, at: datetime) -> Anchor:
    """Sign a line about what was taken, and keep it."""
    day = timezone.localdate(at)
    return keep_line(sign(school.slug, day, taken.digest), school, taken, (reason, at))


def keep_line(
    line: AnchorLine, school: School, taken: AnchorBasis, made: tuple[str, datetime]
) -> Anchor:
    """Keep a line that is signed already; ``made`` says why and when it was."""
    reason, at = made
    anchor = Anchor(school=school, day=line.day, made_at=at, reason=reason)
    anchor.digest, anchor.signature = line.digest, line.signature
    SEALED.put(anchor, taken.as_json())
    anchor.save()
    return anchor


def keep_daily(at: datetime) -> int:
    """Make the day's line of each school that has none; how many were made."""
    made = 0
    for school in _without_a_line(at):
        try:
            with transaction.atomic():
                keep(school, take(school), Anchor.DAILY, at)
                made += 1
        except IntegrityError:
            # Another worker was faster: a school has one line a day.
            continue
    return made


def line_of(anchor: Anchor) -> AnchorLine:
    """Give the line of a row, whose school is loaded."""
    slug = anchor.school.slug
    return AnchorLine(slug, anchor.day, anchor.digest, anchor.signature)


def _without_a_line(at: datetime) -> list[School]:
    today = timezone.localdate(at)
    daily = Anchor.objects.filter(school=OuterRef("pk"), day=today, reason=Anchor.DAILY)
    return list(School.objects.filter(~Exists(daily)))
