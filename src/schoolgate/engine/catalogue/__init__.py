"""The catalogue: each control that a policy can settle, and the facts it is made of.

It is frozen per release. A school that nobody here has read is data over these words.
"""

from schoolgate.engine.catalogue import (
    accounts,
    community,
    contact,
    names,
    photographs,
    posts,
    tone,
)
from schoolgate.engine.catalogue.concerns import CONCERNS
from schoolgate.engine.catalogue.duties import DUTIES
from schoolgate.engine.catalogue.facts import FACTS
from schoolgate.engine.catalogue.places import SOCIAL
from schoolgate.engine.vocabulary import vocabulary

VOCABULARY = vocabulary(
    FACTS,
    [
        *posts.CONTROLS,
        *names.CONTROLS,
        *photographs.CONTROLS,
        *contact.CONTROLS,
        *tone.CONTROLS,
        *accounts.CONTROLS,
        *community.CONTROLS,
    ],
    SOCIAL,
    DUTIES,
    CONCERNS,
)
