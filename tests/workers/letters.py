"""Post so many letters, or print how many stand where; a process of its own."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schoolgate.web.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db.models import Count  # noqa: E402

from schoolgate.web.letters.content import Content  # noqa: E402
from schoolgate.web.letters.models import Letter  # noqa: E402
from schoolgate.web.letters.post import Envelope, post_content  # noqa: E402


def post(letters: int) -> None:
    """Post so many letters, each to a reader of its own."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    for number in range(letters):
        envelope = Envelope(f"reader{number}@elm.example.org")
        post_content("tests/letter", envelope, Content("A letter", f"No. {number}\n"))


def tell() -> None:
    """Print each stage with its number of letters."""
    stages = Letter.objects.order_by("stage").values_list("stage")
    for stage, many in stages.annotate(Count("pk")):
        sys.stdout.write(f"{stage} {many}\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        post(int(sys.argv[1]))
    else:
        tell()
