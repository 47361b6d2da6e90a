"""Every page of a school asks the database at most ten times, however full it is."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, reverse
from pytest_django.fixtures import Settings

from schoolgate.web.consent.links import token_of
from schoolgate.web.people.models import Person
from schoolgate.web.posts.states import State
from schoolgate.web.tests.full_school import Full, fill
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
Values = Mapping[str, object]
MOST = 10
FEW, MANY = 3, 12
WHO = ("teacher", "leader", "head", "office", "dsl")


def named(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, set[str]]]:
    """Every page that has a name, and what its address holds."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            space = f"{one.namespace}:" if one.namespace else ""
            found = named(one, before + space)
            more = set(one.pattern.regex.groupindex)
            yield from ((name, holds | more) for name, holds in found)
        elif one.name:
            yield before + one.name, set(one.pattern.regex.groupindex)


def values(full: Full) -> dict[str, Values]:
    """What addresses hold, for the pages whose names begin so."""
    everywhere: Values = {"school": "elm", "kind": "pupils", "group": full.group.pk}
    posts = {
        f"posts:{state}": {
            "pk": post.pk,
            "picture": post.pictures.all()[0].pk,
            "target": post.targets.all()[0].pk,
            "number": 0,
        }
        for state, post in full.posts.items()
    }
    return {
        "": everywhere,
        "accounts:": {"pk": full.account.pk, "keeper": full.keeper.pk},
        "consent:": {"pk": full.pupil.pk},
        "events:": {"pk": full.event.pk},
        "people:": {"pk": full.keeper.person_id},
        "people:import": {"pk": full.imported.pk},
        "people:group": {"pk": full.group.pk},
        "public:": {"key": full.item, "number": 1, "token": token_of(full.contact)},
        **posts,
    }


def addresses(full: Full) -> Iterator[tuple[str, str]]:
    known = values(full)
    for name, holds in named(get_resolver()):
        spaces = [s for s in known if s.startswith("posts:")] if name.startswith("posts:") else [""]
        for space in spaces:
            have = dict(known[space])
            for s in known:
                if name.startswith(s): have |= known[s]
            if holds <= set(have):
                yield name, name + space.removeprefix("posts"), reverse(name, kwargs={h: have[h] for h in holds})


@pytest.mark.parametrize("many", [3, 12])
def test_all(many, school, signed_in, tmp_path, settings, request):
    settings.MEDIA_ROOT = tmp_path
    cast = {who: request.getfixturevalue(who) for who in WHO}
    import time
    t = time.time()
    full = fill(school, cast, many, tmp_path)
    print("filled", time.time() - t)
    t = time.time()
    out = open(f"/tmp/w1/costs{many}", "w")
    sqls = open(f"/tmp/w1/sqls{many}", "w")
    for who in WHO:
        browser = signed_in(cast[who])
        seen = set()
        for name, label, address in addresses(full):
            if name == "account_logout": continue
            if address in seen: continue
            seen.add(address)
            a = browser.get(address)
            if a.status_code in (404, 405): continue
            a.close()
            with CaptureQueriesContext(connection) as asked:
                a = browser.get(address)
            print(len(asked), a.status_code, who, label, file=out)
            if len(asked) > 10:
                print("=====", len(asked), a.status_code, who, label, file=sqls)
                for q in asked.captured_queries: print("   ", q["sql"][:20000], file=sqls)
    print("walked", time.time() - t)
