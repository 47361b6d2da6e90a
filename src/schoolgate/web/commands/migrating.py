"""Bring the database up to date. Imported when Django is ready, and not before."""

from django.core.management import call_command

from schoolgate.web.people.models import Person


def brought_up_to_date() -> None:
    """Run every migration, and make the table of the cache."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def is_empty() -> bool:
    """Whether nobody is here yet."""
    return not Person.objects.exists()
