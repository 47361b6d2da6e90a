"""Mail, sent by a worker so that nobody waits for a mail server."""

from django.core.mail import send_mail
from django_tasks import task


@task()
def post_mail(address: str, subject: str, text: str) -> None:
    """Send one mail of plain words."""
    send_mail(subject, text, None, [address])
