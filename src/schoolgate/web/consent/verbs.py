"""The event types of consents: what the journal can say about them."""

from schoolgate.web.journal.events import register

register(
    "trust.school",
    {
        "consent.asked": "asked for consents",
        "consent.asking_noted": "noted who was asked for consents",
    },
)
register(
    "consent.renewing",
    {
        "consent.renewal_chosen": "chose when to ask again for consents",
    },
)
register(
    "consent.round",
    {
        "consent.renewal_started": "started to ask again for consents",
        "consent.asked_again": "asked again for consents",
        "consent.renewal_paused": "paused asking again for consents",
        "consent.renewal_resumed": "resumed asking again for consents",
        "consent.renewal_ended": "ended asking again for consents",
        "consent.letters_retried": "retried emails about consent",
        "consent.letter_returned": "noted that an email about consent bounced",
    },
)
register(
    ("people.pupil", "people.staffmember"),
    {
        "consent.recorded": "recorded a consent or a refusal",
    },
)
