"""Find every app's event types when Django starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JournalConfig(AppConfig):
    """The ground floor's journal."""

    name = "schoolgate.web.journal"

    def ready(self) -> None:
        """Import ``verbs`` of each app, which registers what is in it."""
        autodiscover_modules("verbs")
