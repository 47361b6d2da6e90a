"""What the flags of one word say of its place in a name."""

import numpy as np

from schoolgate.reading.compiling import inlined
from schoolgate.reading.kernel import ALONE, BREAK, CAPITAL, COMMA, FORENAME, LETTER


@inlined
def is_after_surname(flags: np.uint16) -> bool:
    """Whether a forename could stand behind its surname, by its own signs."""
    return bool(flags & BREAK == 0 and flags & (COMMA | CAPITAL))


@inlined
def is_plain_forename(flags: np.uint16) -> bool:
    """Whether a word is a forename with a capital that counts alone, or a letter."""
    return bool(flags & CAPITAL and flags & FORENAME and flags & (ALONE | LETTER))
