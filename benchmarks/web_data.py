"""Fill a database: schools, people, posts and journal entries, as many as are asked."""

import os
from datetime import UTC, date, datetime, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schoolgate.web.settings")
django.setup()

from django.db import transaction  # noqa: E402

from schoolgate.web.accounts.models import Account  # noqa: E402
from schoolgate.web.journal.chain import EntryContent, sealed  # noqa: E402
from schoolgate.web.journal.models import Chain, Entry  # noqa: E402
from schoolgate.web.people.models import Holding, Person, Pupil, Roll  # noqa: E402
from schoolgate.web.posts.content import key_of  # noqa: E402
from schoolgate.web.posts.models import Post, Target  # noqa: E402
from schoolgate.web.posts.states import Sending, State  # noqa: E402
from schoolgate.web.trust.models import School  # noqa: E402

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
SINCE = date(2020, 9, 1)
POLICIES = ("st-marys-putney", "stonelow-junior", "villiers", "st-peters-stonnall")
STATES = (State.PUBLISHED, State.DRAFT, State.WAITING, State.SCHEDULED)
BATCH = 2000


def fill(schools: int, posts: int, entries: int, pupils: int = 1000) -> None:
    """Fill an empty, migrated database; posts and entries are shared out evenly."""
    for number in range(schools):
        school = School.objects.create(
            slug=f"s{number:03}",
            name=f"School {number:03}",
            policy=POLICIES[number % len(POLICIES)],
        )
        with transaction.atomic():
            _fill(school, posts // schools, entries // schools, pupils)


def _fill(school: School, posts: int, entries: int, pupils: int) -> None:
    people = [_person(school, role) for role in ("teacher", "slt", "head", "office")]
    account = Account.objects.create(
        school=school, platform="x", name=f"@{school.slug}", state="open"
    )
    Roll.objects.create(school=school, version=1, pupils_at=NOW, staff_at=NOW)
    Pupil.objects.bulk_create(
        (
            Pupil(school=school, key=f"{n}", forename=f"Fore{n}", surname=f"Sur{n}")
            for n in range(pupils)
        ),
        BATCH,
    )
    made = Post.objects.bulk_create(
        (_post(school, people[0], number) for number in range(posts)), BATCH
    )
    Target.objects.bulk_create(
        (
            Target(post=post, account=account, state=Sending.OUT, out_at=post.out_at)
            for post in made
        ),
        BATCH,
    )
    _write(school, made, entries)


def _person(school: School, role: str) -> Person:
    person = Person.objects.create_named(
        f"{role}@{school.slug}.example.org", role, "Example"
    )
    Holding.objects.create(person=person, school=school, role=role, since=SINCE)
    return person


def _post(school: School, author: Person, number: int) -> Post:
    at = NOW - timedelta(minutes=17 * number)
    text = f"Post {number}: we walked to the river, and wrote about what we saw there."
    state = STATES[number % len(STATES)]
    return Post(
        school=school,
        author=author,
        state=state,
        text=text,
        text_key=key_of(text),
        kind="activity",
        created_at=at,
        changed_at=at,
        out_at=at if state == State.PUBLISHED else None,
        go_out_at=at if state == State.SCHEDULED else None,
    )


def _write(school: School, posts: list[Post], entries: int) -> None:
    chain = Chain.objects.create(school=school)
    batch: list[Entry] = []
    for number in range(1, entries + 1):
        thing = str(posts[number % len(posts)].pk)
        written = EntryContent(
            number, NOW, None, "Schoolgate", "noted", "posts.post", thing, (), {}
        )
        sealing = sealed(written, chain.last)
        batch.append(
            Entry(
                chain=chain,
                number=number,
                at=NOW,
                who=written.who,
                verb=written.verb,
                thing=written.thing,
                thing_id=thing,
                previous=chain.last,
                hash=sealing,
            )
        )
        chain.last = sealing
    Entry.objects.bulk_create(batch, BATCH)
    chain.length = entries
    chain.save()
