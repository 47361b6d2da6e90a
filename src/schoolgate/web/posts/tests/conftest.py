"""The posts of the tests beside."""

from schoolgate.web.posts.tests.fixtures import (
    account,
    aisha,
    bram,
    earlier,
    out,
    out_by_hand,
    pictured,
    platform,
    roll,
    waiting,
    work,
    written,
)

__all__ = [
    "account",
    "aisha",
    "bram",
    "earlier",
    "out",
    "out_by_hand",
    "pictured",
    "platform",
    "roll",
    "waiting",
    "work",
    "written",
]
