"""Find every app's sweeps when Django starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class WorkConfig(AppConfig):
    """The ground floor's clock."""

    name = "schoolgate.web.work"

    def ready(self) -> None:
        """Import ``sweeps`` of each app, which registers what is in it."""
        autodiscover_modules("sweeps")
