"""What is out, with whom; what has to be taken down; and who it may be."""

from schoolgate.web.takedowns.models.doubts import (
    FORENAME,
    NAMED,
    TOLD,
    Doubt,
    RestrictionScan,
)
from schoolgate.web.takedowns.models.ledger import (
    CONSENT,
    LEAVER,
    RESTRICTION,
    THREAT,
    WHYS,
    WITHDRAWN,
    Audit,
    Showing,
    TakeDown,
)

__all__ = [
    "CONSENT",
    "FORENAME",
    "LEAVER",
    "NAMED",
    "RESTRICTION",
    "THREAT",
    "TOLD",
    "WHYS",
    "WITHDRAWN",
    "Audit",
    "Doubt",
    "RestrictionScan",
    "Showing",
    "TakeDown",
]
