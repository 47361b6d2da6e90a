"""The school's clock."""

from datetime import datetime

from django.utils import timezone


def local(at: datetime) -> datetime:
    """A moment as the school's clock shows it, without its zone."""
    return timezone.localtime(at).replace(tzinfo=None)
