"""The app, which hears from allauth what people change about their signing in."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People, with what the journal keeps of their signing in."""

    name = "schoolgate.web.people"

    def ready(self) -> None:
        """Begin to listen."""
        import_module("schoolgate.web.people.signin_journal")
