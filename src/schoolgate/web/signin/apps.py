"""The app, which hears from allauth what people change about their signing in."""

from importlib import import_module

from django.apps import AppConfig


class SigninConfig(AppConfig):
    """Signing in, with what the journal keeps of it."""

    name = "schoolgate.web.signin"

    def ready(self) -> None:
        """Begin to listen."""
        import_module("schoolgate.web.signin.journal")
