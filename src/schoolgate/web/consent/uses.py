"""What a picture, a name or a child's work can be used for: each is asked for."""

from enum import StrEnum

from schoolgate.engine.catalogue.places import PLATFORMS, SOCIAL
from schoolgate.policyfile.law import platforms
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import PUBLISHES
from schoolgate.web.trust.models import School


class OtherUse(StrEnum):
    """The uses that are no platform, and ``ANY``, which old paper forms name."""

    PRINT = "print"
    PRESS = "press"
    DISPLAY = "display"
    VIDEO = "video"
    NAME = "name"
    WORK = "work"
    ANY = "any"


# The school's own feed shows what its website shows.
SAME_AS = {"feed": "website", "wordpress": "website"}
ALWAYS = ("website", "newsletter")
ASKED_APART = (
    OtherUse.PRINT,
    OtherUse.PRESS,
    OtherUse.DISPLAY,
    OtherUse.VIDEO,
    OtherUse.NAME,
    OtherUse.WORK,
)
KNOWN = frozenset(PLATFORMS) | frozenset(OtherUse)


def use_of(platform: str) -> str:
    """The use that a post on a platform is."""
    return SAME_AS.get(platform, platform)


def uses_of(school: School) -> tuple[str, ...]:
    """What a school asks consent for: its website, its own platforms, and the rest."""
    rows = Account.objects.filter(school=school, state__in=PUBLISHES)
    own = {use_of(name) for name in rows.values_list("platform", flat=True)}
    social = tuple(sorted(own & SOCIAL))
    return (*ALWAYS, *social, *ASKED_APART)


def is_social(use: str) -> bool:
    """Whether it is a platform where others can share and copy."""
    return use in SOCIAL


def name_of_platform(use: str) -> str:
    """How a platform is called, in every language."""
    return str(platforms().get(use, {}).get("name", use.title()))
