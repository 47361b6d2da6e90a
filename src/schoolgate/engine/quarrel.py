"""Quarrels: where what one clause lets readers infer, another one asks or forbids."""

from functools import lru_cache

from schoolgate.engine.box import Box, meet
from schoolgate.engine.decision import Quarrel
from schoolgate.engine.level import Level
from schoolgate.engine.record import record
from schoolgate.engine.rulebook import Permission, Rule, Rulebook


@record
class Overlap:
    """A quarrel, and the posts over which the two are at odds."""

    quarrel: Quarrel
    box: Box


@lru_cache(maxsize=256)
def overlaps(book: Rulebook) -> tuple[Overlap, ...]:
    """Every quarrel of a rulebook, box by box."""
    return tuple(
        Overlap(_quarrel(permission, rule), box)
        for permission in book.permissions
        for rule in book.rules
        if rule.clause != permission.clause
        and rule.judgement.level >= Level.APPROVE
        and _same_matter(permission, rule)
        and (box := meet(permission.box, rule.box)) is not None
    )


def _same_matter(permission: Permission, rule: Rule) -> bool:
    """Whether the rule takes back what is permitted, and not something beside it.

    It does where both settle the same control. Else it may speak of no fact that the
    permission leaves open.

    A rule on names does not quarrel with a permission for photographs, although a post
    can hold both: it speaks of a fact that the permission leaves open.
    """
    if rule.control == permission.control:
        return True
    facts = {name for name in rule.box if not _is_scope(name)}
    return bool(facts) and facts <= set(permission.box)


def _is_scope(name: str) -> bool:
    return name in {"platform", "kind", "audience", "clock.minute"} or name.startswith(
        "role."
    )


def _quarrel(permission: Permission, rule: Rule) -> Quarrel:
    same = permission.control == rule.control
    theirs = rule.value if same else f"{rule.control}: {rule.value}"
    return Quarrel(
        permission.control,
        (permission.clause, rule.clause),
        (permission.value, theirs),
        theirs,
    )
