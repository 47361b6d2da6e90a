"""What makes an account the school's own; asked where the register is asked."""

from schoolgate.engine.control import (
    Control,
    Cure,
    Holds,
    Limit,
    SetOf,
    Stricter,
    Switch,
)
from schoolgate.engine.facts import NO, YES

_ASKED = {"register.asked": YES}


def _must(key: str, question: str, says: str, *facts: str) -> Switch:
    """A condition of the register: ``no`` to the question speaks where it is unmet."""
    return Switch(
        key=key,
        question=question,
        says=says,
        cures=(Cure("Put it right in the register of accounts first."),),
        forbids=tuple({fact: NO} for fact in facts),
        given=_ASKED,
    )


CONTROLS: list[Control] = [
    _must(
        "accounts.unpermitted",
        "May an account be opened without permission?",
        "Nobody has permitted this account.",
        "account.permitted",
    ),
    _must(
        "accounts.mixed",
        "May an account be mixed with a personal one?",
        "The account is not apart from a personal one.",
        "account.separate",
    ),
    _must(
        "accounts.private_email",
        "May an account hang on a private e-mail address?",
        "The account is not tied to a school e-mail address.",
        "account.school_email",
    ),
    _must(
        "accounts.leaders_untold",
        "May an account be used before the leaders know it?",
        "The senior leaders have not been told its address.",
        "account.leaders_told",
    ),
    _must(
        "accounts.against_terms",
        "May an account be against its platform's terms?",
        "It does not meet the platform's terms or minimum age.",
        "account.terms_met",
    ),
    _must(
        "accounts.without_master_rights",
        "May an account be used whose master rights the school lacks?",
        "The school does not hold its master rights.",
        "account.master_rights",
    ),
    _must(
        "accounts.without_oversight",
        "May an account be used that the school doesn't oversee?",
        "The school does not oversee what it says.",
        "account.oversight",
    ),
    _must(
        "accounts.unregistered_posters",
        "May somebody post who isn't in the register?",
        "The author is not approved in the register for this account.",
        "account.poster_registered",
    ),
    _must(
        "accounts.untrained_posters",
        "May somebody post who isn't named and trained for it?",
        "The author is not named and trained for this account.",
        "account.poster_trained",
    ),
    _must(
        "accounts.without_second_factor",
        "May an account be used without a second factor?",
        "Its second factor is off.",
        "account.second_factor",
    ),
    _must(
        "accounts.without_recovery",
        "May an account be used that the school couldn't recover?",
        "The school does not hold its recovery address.",
        "account.recovery",
    ),
    _must(
        "accounts.unprotected",
        "May an account be open to everybody?",
        "It is not a protected account.",
        "account.protected",
    ),
    _must(
        "accounts.unlisted",
        "May an account be used that the privacy notice doesn't list?",
        "The privacy notice does not list it.",
        "account.listed",
    ),
    SetOf(
        key="accounts.demanded",
        question="What must an account have?",
        says="The account lacks something the policy asks for.",
        cures=(Cure("Put it right in the register of accounts first."),),
        members={
            name: f"account.{name}"
            for name in (
                "permitted",
                "separate",
                "school_email",
                "leaders_told",
                "terms_met",
                "master_rights",
                "oversight",
                "poster_registered",
                "poster_trained",
                "second_factor",
                "recovery",
                "protected",
                "listed",
            )
        },
        of=Holds.DEMANDED,
        given=_ASKED,
    ),
    Limit(
        key="accounts.fewest_owners",
        question="How many people at least must own an account?",
        says="Too few people own this account.",
        cures=(Cure("Add an owner in the register of accounts."),),
        fact="account.owners",
        unit="people",
        stricter=Stricter.HIGHER,
        given=_ASKED,
    ),
    Limit(
        key="accounts.youngest",
        question="How young may somebody be whom an account is meant for?",
        says="The account is meant for people too young for this platform.",
        cures=(Cure("Reach them another way: the website, or their families."),),
        fact="account.youngest",
        unit="years",
        stricter=Stricter.HIGHER,
        given=_ASKED,
    ),
    Limit(
        key="accounts.most_administrators",
        question="How many people at most may administer an account?",
        says="More people than needed administer this account.",
        cures=(Cure("Take the rights from whoever doesn't need them."),),
        fact="account.admins",
        unit="people",
        given=_ASKED,
    ),
]
