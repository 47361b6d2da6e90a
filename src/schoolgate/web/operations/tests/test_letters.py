"""The doctor says which letters wait and why, and which were refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from schoolgate.web.letters.content import Content
from schoolgate.web.letters.models import Letter
from schoolgate.web.letters.post import Envelope, post_content
from schoolgate.web.letters.states import Stage
from schoolgate.web.operations.looking_over import look_over
from schoolgate.web.operations.signs import MISSING, WEAK, WELL, Sign

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def sign_of_letters() -> Sign:
    return next(one for one in look_over() if "etter" in one.what)


def posted(ago: timedelta, stage: Stage, trouble: str = "") -> None:
    letter = post_content(
        "people/invitation", Envelope("o@elm.example.org"), Content("Hello", "")
    )
    then = timezone.now() - ago
    Letter.objects.filter(pk=letter.pk).update(
        posted_at=then, stage=stage, trouble=trouble
    )


def test_a_letter_that_waits_for_an_hour_is_missing_with_why() -> None:
    posted(2 * HOUR, Stage.WAITING, "The mail server can’t be reached, or broke off")

    sign = sign_of_letters()

    assert sign.how == MISSING
    assert "Letters that wait: 1" in sign.what
    assert "can’t be reached" in sign.what


def test_a_refused_letter_is_a_warning() -> None:
    posted(HOUR, Stage.REFUSED)

    assert sign_of_letters().how == WEAK


@pytest.mark.parametrize("stage", [Stage.SENT, Stage.JOINED, Stage.PRINTED])
def test_what_went_is_well(stage: Stage) -> None:
    posted(40 * HOUR, stage)

    assert sign_of_letters().how == WELL
