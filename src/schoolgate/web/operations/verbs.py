"""The event types of backups: what the journal can say about them."""

from schoolgate.web.journal.events import register

register(
    "trust.school",
    {
        "backup.restored_without_anchor": (
            "restored a backup whose signed line was not checked"
        ),
    },
)
