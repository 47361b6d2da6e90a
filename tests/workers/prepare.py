"""Fill an installation with approved posts that are due. Prints nothing."""

import os
import sys
from datetime import date, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schoolgate.web.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from schoolgate.web.accounts.credentials import store  # noqa: E402
from schoolgate.web.accounts.models import Account  # noqa: E402
from schoolgate.web.people.models import Holding, Person, Roll  # noqa: E402
from schoolgate.web.posts.actions.begin import begin  # noqa: E402
from schoolgate.web.posts.actions.edit import DraftContent, edit  # noqa: E402
from schoolgate.web.review.actions.answer import FactAnswer, answer  # noqa: E402
from schoolgate.web.review.actions.approve import approve  # noqa: E402
from schoolgate.web.review.actions.send import send  # noqa: E402
from schoolgate.web.review.cases import judge_post  # noqa: E402
from schoolgate.web.trust.models import School  # noqa: E402


def main(posts: int, pause: str) -> None:
    """Approve so many posts, all of which are due."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    at = timezone.now() - timedelta(minutes=1)
    school = School.objects.create(slug="elm", name="Elm", policy="st-marys-putney")
    teacher, leader = (_person(school, role) for role in ("teacher", "slt"))
    Roll.objects.create(school=school, version=1, pupils_at=at, staff_at=at)
    account = Account.objects.create(
        school=school, platform="x", name="@elm", state="open"
    )
    folder = str(settings.DATA / "out")
    store(account, {"channel": "demonstration", "folder": folder, "pause": pause})
    for number in range(posts):
        post = begin(school, by=teacher, at=at)
        text = f"We planted tree number {number} by the river."
        wording = DraftContent(text, {account.pk: ""}, kind="activity")
        post = edit(post, wording, version=post.version, by=teacher, at=at)
        send(post, by=teacher, at=at)
        for question in judge_post(post, at=at).decision.unanswered:
            said = FactAnswer(question.fact, value=False, seen=post.content_hash)
            answer(post, said, by=teacher, at=at)
        approve(post, seen=post.content_hash, by=leader, at=at)


def _person(school: School, role: str) -> Person:
    person = Person.objects.create_named(f"{role}@elm.example.org", role, "Example")
    Holding.objects.create(
        person=person, school=school, role=role, since=date(2020, 9, 1)
    )
    return person


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
