"""Every address of the site that a full school gives, and how often its page asks."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.signing import TimestampSigner
from django.db import connection
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from schoolgate.web.consent.links import token_of
from schoolgate.web.people.models import Person
from schoolgate.web.publishing.publish import SALT
from schoolgate.web.tests.full_school import Full

Values = Mapping[str, object]
Asking = Callable[..., object]
SHOWN, NOT_THERE, FOR_FORMS = 200, 404, 405
# A transaction's own words, which ask for nothing.
NO_QUESTION = ("SAVEPOINT", "RELEASE SAVEPOINT")
METHODS = "account_authentication_methods"


@dataclass(frozen=True, slots=True, eq=False)
class Walked:
    """What was seen on the way: how often whose page asks, and what is no page.

    ``shown`` are the names of pages that somebody was shown, ``forms`` of addresses
    that take what a form sends and show nothing. ``warm`` was opened before.
    """

    costs: dict[tuple[str, str], int]
    shown: set[str]
    forms: set[str]
    warm: set[str]

    def walk(self, who: str, browser: Client, pages: Mapping[str, str]) -> None:
        """Open each of some pages as somebody, in this browser."""
        for page, address in pages.items():
            name = page.partition(" ")[0].partition(",")[0]
            if name in self.forms:
                continue
            status, many = self._opened(browser, page, address)
            if status == FOR_FORMS:
                self.forms.add(name)
            elif status != NOT_THERE:
                self.costs[who, page] = many
            if status == SHOWN:
                self.shown.add(name)

    def _opened(self, browser: Client, page: str, address: str) -> tuple[int, int]:
        """How often it asks once it was opened before, which fills memories."""
        status, many = opened(browser, address)
        if status in {NOT_THERE, FOR_FORMS} or page in self.warm:
            return status, many
        self.warm.add(page)
        return opened(browser, address)


def opened(browser: Client, address: str) -> tuple[int, int]:
    """What a page answers, and how often it asks."""
    said: list[str] = []

    def heard(execute: Asking, sql: str, *rest: object) -> object:
        said.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(heard):
        answer = browser.get(address)
        # A file is read to its end: closed by hand, it takes the connection with it.
        list(answer)
    return answer.status_code, sum(not sql.startswith(NO_QUESTION) for sql in said)


def with_factors(browser: Client, person: Person) -> Client:
    """The browser of somebody who gave their password and a code a moment ago."""
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    session = browser.session
    session[f"{METHODS}_user"] = str(person.pk)
    session[METHODS] = [{"method": "password", "at": time.time()}]
    session.save()
    return browser


def addresses(full: Full) -> dict[str, str]:
    """Every page of the site by its name and what it shows, and its address."""
    found = {}
    for name, holds in named(get_resolver()):
        for case, known in values(full, name).items():
            page = f"{name} {case}".strip()
            address = reverse(name, kwargs={one: known[one] for one in holds})
            found[page] = address
            for asked, words in asked_of(full, name).items():
                found[f"{page}, {asked}"] = address + words
    return found


def named(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, set[str]]]:
    """Every page that has a name, and what its address holds."""
    for one in resolver.url_patterns:
        holds = set(one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            space = f"{one.namespace}:" if one.namespace else ""
            for name, more in named(one, before + space):
                yield name, holds | more
        elif one.name:
            yield before + one.name, holds


def values(full: Full, name: str) -> dict[str, Values]:
    """What a page's address holds, for each of the things that it can show."""
    before, _, _ = name.partition(":")
    every = EVERY | {"kind": "pupils", "group": full.group.pk}
    if before == "posts":
        return {
            state: every
            | {
                "pk": post.pk,
                "picture": post.pictures.all()[0].pk,
                "target": post.targets.all()[0].pk,
            }
            for state, post in full.posts.items()
        }
    if before == "events":
        return {what: every | {"pk": one.pk} for what, one in full.events.items()}
    if before == "concerns":
        cases = full.cases.items()
        return {when: every | {"key": key, "step": "tell"} for when, key in cases}
    return {"": every | _held(full, name)}


# What the addresses of forms hold, where it matters to nobody.
EVERY: dict[str, object] = {
    "school": "elm",
    "number": 0,
    "pk": 1,
    "ban": 1,
    "doubt": 1,
    "holding": 1,
    "pupil": 1,
    "session": 1,
    "key": "key",
    "uidb36": "1",
    "provider_id": "none",
}


def _held(full: Full, name: str) -> dict[str, object]:
    more: dict[str, dict[str, object]] = {
        "accounts:": {"pk": full.account.pk, "keeper": full.keeper.pk},
        "consent:": {"pk": full.pupil.pk},
        "imports:import": {"pk": full.imported.pk},
        "people:group": {"pk": full.group.pk},
        "people:person": {"pk": full.person.pk},
        "public:": {"key": full.item, "number": 1, "token": token_of(full.contact)},
        "signed_picture": {"token": signed(full)},
    }
    return next(
        (known for begins, known in more.items() if name.startswith(begins)), {}
    )


def signed(full: Full) -> str:
    """What the address of a picture holds that a platform is given."""
    post = next(iter(full.posts.values()))
    picture, target = post.pictures.all()[0], post.targets.all()[0]
    return TimestampSigner(salt=SALT).sign(f"{picture.pk}.{target.key}")


def asked_of(full: Full, name: str) -> Mapping[str, str]:
    """What else a page can be asked for, by its words."""
    group = {"a group chosen": f"?group={full.other.pk}"}
    part = {"of an event": f"?group={full.group.pk}"}
    found = {"a name looked for": "?name=Fore"}
    more: dict[str, Mapping[str, str]] = {
        "posts:list": {
            which: f"?which={which}"
            for which in ("waiting", "coming", "out", "unfinished")
        },
        "posts:faces": group,
        "posts:video": group | part,
        "people:group": found,
        "people:never_shown": found,
        "consent:renewals": {"an address looked for": "?address=parent"},
        "consent:letters": {"of one pupil": f"?pupil={full.pupil.pk}"},
        "public:accounts": {"an account looked for": "?account=@elm0"},
    }
    return more.get(name, {})
