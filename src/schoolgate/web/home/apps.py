"""Find what waits in every app when Django starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class HomeConfig(AppConfig):
    """The first page."""

    name = "schoolgate.web.home"

    def ready(self) -> None:
        """Import ``waiting`` of each app, which registers what is in it."""
        autodiscover_modules("waiting")
