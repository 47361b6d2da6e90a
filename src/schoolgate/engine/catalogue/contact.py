"""Personal data, places, and links."""

from schoolgate.engine.box import Box
from schoolgate.engine.control import Choice, Cure, Step, Switch
from schoolgate.engine.facts import YES
from schoolgate.engine.truth import Truth


def _any(*facts: str) -> tuple[Box, ...]:
    return tuple({fact: YES} for fact in facts)


_CONTACT = _any(
    "contact.phone",
    "contact.mobile",
    "contact.email",
    "contact.postcode",
    "contact.address",
)
_IDENTITY = _any(
    "identity.date_of_birth",
    "identity.age",
    "identity.upn",
    "identity.nhs_number",
    "identity.plate",
    "identity.ni_number",
)
_SPECIAL = _any("special.category")
_CIRCUMSTANCES = _any("special.circumstances")

CONTROLS = [
    Switch(
        key="data.personal",
        question="May personal information be published?",
        says="There is personal information in it.",
        cures=(Cure("Leave it out; point to the school's own number or e-mail."),),
        forbids=(*_CONTACT, *_IDENTITY, *_SPECIAL, *_CIRCUMSTANCES),
    ),
    Switch(
        key="data.private",
        question="May something private about somebody be told?",
        says="It tells something private about somebody.",
        cures=(Cure("Leave it out."),),
        forbids=(
            *_CONTACT,
            *_IDENTITY,
            *_SPECIAL,
            *_CIRCUMSTANCES,
            *_any("whereabouts.home"),
        ),
    ),
    Switch(
        key="data.special_category",
        question="May special-category data about somebody be published?",
        says="It tells health, faith, origin or the like about somebody.",
        cures=(
            Cure(
                "Speak of the topic, not of the person.",
                {"special.category": Truth.NO},
            ),
        ),
        forbids=_SPECIAL,
    ),
    Switch(
        key="data.circumstances",
        question="May somebody's private circumstances be told?",
        says="It tells somebody's private circumstances.",
        cures=(Cure("Leave it out."),),
        forbids=_CIRCUMSTANCES,
    ),
    Switch(
        key="data.staff_personal",
        question="May personal information about a member of staff be told?",
        says="It tells something personal about a member of staff.",
        cures=(Cure("Leave the name out, or what is told of them."),),
        forbids=(
            *tuple(
                {"names.staff": YES, **box}
                for box in (*_CONTACT, *_IDENTITY, *_SPECIAL, *_CIRCUMSTANCES)
            ),
            {"names.staff": YES, "whereabouts.home": YES},
        ),
    ),
    Switch(
        key="data.own_number",
        question="May somebody's own telephone number be given?",
        says="A personal mobile number is in it.",
        cures=(
            Cure("Give the school's number instead.", {"contact.mobile": Truth.NO}),
        ),
        forbids=_any("contact.mobile"),
    ),
    Switch(
        key="data.home",
        question="May a post give away where somebody lives?",
        says="It may give away where somebody lives.",
        cures=(Cure("Leave the address out."),),
        forbids=_any("whereabouts.home", "contact.address"),
    ),
    Choice(
        key="data.location",
        question="May a post be traced to a place?",
        says="It tells where children are, or were.",
        cures=(
            Cure(
                "Say “our trip” instead of the place.",
                {
                    "whereabouts.off_site": Truth.NO,
                    "whereabouts.past_off_site": Truth.NO,
                    "whereabouts.time_and_place": Truth.NO,
                    "metadata.location": Truth.NO,
                },
            ),
            Cure("Post it once everybody is back."),
        ),
        steps=(
            Step("any"),
            Step("no-hidden-data", forbids=_any("metadata.location")),
            Step("not-while-there", forbids=_any("whereabouts.off_site")),
            Step(
                "none",
                forbids=_any(
                    "whereabouts.past_off_site",
                    "whereabouts.time_and_place",
                ),
            ),
        ),
    ),
    Switch(
        key="links.unchecked",
        question="May a link go out that nobody has checked?",
        says="A link leads to somebody whom the school's list does not hold.",
        cures=(
            Cure(
                "Open it, check that it is suitable and safe, or leave it out.",
                writes=True,
            ),
        ),
        forbids=_any(
            "links.unknown", "links.shortened", "links.lookalike", "links.insecure"
        ),
    ),
    Switch(
        key="links.tracking",
        question="May a link track who follows it?",
        says="A link carries tracking.",
        cures=(Cure("Cut the link after the question mark.", writes=True),),
        forbids=_any("links.tracking"),
    ),
    Switch(
        key="links.unknown_organisations",
        question="May the school link to organisations it doesn't know?",
        says="It links to an organisation that the school's list does not hold.",
        cures=(Cure("Link to one that the school knows, or have it added."),),
        forbids=_any("links.unknown", "links.lookalike", "links.shortened"),
    ),
    Switch(
        key="messages.invited",
        question="May people be invited to write privately?",
        says="It invites people to write privately.",
        cures=(
            Cure(
                "Give the school's e-mail or telephone.",
                {"private.invitation": Truth.NO},
            ),
        ),
        forbids=_any("private.invitation"),
    ),
]
