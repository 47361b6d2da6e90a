"""A school with a journal, and ways to do to it what nobody should be able to do."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection

from schoolgate.web.journal import events
from schoolgate.web.journal.models import Entry
from schoolgate.web.journal.triggers import to_install, to_remove
from schoolgate.web.journal.write import Act, write
from schoolgate.web.trust.models import School

MONDAY = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
Happen = Callable[..., list[Entry]]


@pytest.fixture
def school(db: None) -> School:
    return School.objects.create(slug="elm", name="Elm School", policy="milton-road")


@pytest.fixture
def own_verbs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verbs about a school for tests alone."""
    monkeypatch.setattr(events, "_TYPES", dict(events._TYPES))
    verbs = ("opened", "renamed", "closed", "sold", "bought", "signed in")
    events.register("trust.school", {verb: f"{verb} it" for verb in verbs})
    events.register_sensitive("trust.school", {"whispered": "whispered something"})


@pytest.fixture
def happen(school: School, own_verbs: None) -> Happen:
    """Write entries of the school, one for each verb."""

    def write_each(*verbs: str, where: School | None = school) -> list[Entry]:
        return [write(v, school, Act(where, None, MONDAY)) for v in verbs]

    return write_each


def without_triggers(*statements: str) -> None:
    """Run statements as somebody who took the triggers away, and put them back."""
    vendor = connection.vendor
    settled = () if vendor == "sqlite" else ("SET CONSTRAINTS ALL IMMEDIATE",)
    with connection.cursor() as cursor:
        for statement in (*settled, *to_remove(vendor), *statements):
            cursor.execute(statement)
        for statement in (*settled, *to_install(vendor)):
            cursor.execute(statement)
