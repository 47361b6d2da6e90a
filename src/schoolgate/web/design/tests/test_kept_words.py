"""Which forms keep typed words on the device, and what the server says of them."""

import re
from pathlib import Path

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from schoolgate.web.design.kept_words import agree

WEB = Path(__file__).parents[2]
OPTS_IN = re.compile(r"data-keep=\"([a-z-]+)")
SCRIPTS = sorted(WEB.glob("*/static/**/*.js"))
# Each was looked at: none is about a case, and none is for a parent or the public.
ALLOWED = {
    "desk/edit.html": ["draft"],
    "desk/post.html": ["withdraw", "send-back"],
    "desk/seen.html": ["let-"],
    "desk/verdict.html": ["not-this-"],
}
# Their forms hold what only few may read, or what parents and the public write.
NEVER = ("concerns", "public", "consent", "declarations", "community")


def opted_in(folder: Path) -> dict[str, list[str]]:
    """The forms that opt in, by the template they stand in."""
    found = {}
    for path in sorted(folder.glob("templates/**/*.html")):
        if names := OPTS_IN.findall(path.read_text()):
            found[str(path.relative_to(folder / "templates"))] = names
    return found


def test_only_these_forms_keep_words_on_the_device() -> None:
    found: dict[str, list[str]] = {}
    for folder in WEB.iterdir():
        found |= opted_in(folder)

    assert found == ALLOWED


@pytest.mark.parametrize("app", NEVER)
def test_no_form_about_a_case_of_a_parent_or_of_the_public_opts_in(app: str) -> None:
    for path in (WEB / app).glob("templates/**/*.html"):
        assert "data-keep" not in path.read_text(), path


def test_the_search_finds_a_form_that_opts_in(tmp_path: Path) -> None:
    page = tmp_path / "templates" / "concerns" / "threat.html"
    page.parent.mkdir(parents=True)
    page.write_text('<form method="post" data-keep="words">')

    assert opted_in(tmp_path) == {"concerns/threat.html": ["words"]}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_one_script_alone_writes_to_the_device(path: Path) -> None:
    writes = re.search(r"\b(?:local|session)Storage\b|\bindexedDB\b", path.read_text())

    assert bool(writes) == (path.name == "kept_store.js")


@pytest.fixture
def request_of() -> "RequestFactory":
    return RequestFactory()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "tag"),
    [
        ("k3x9", "k3x9"),
        ("", ""),
        ("a b", ""),
        ('"><script>', ""),
        ("x" * 41, ""),
        ("UPPER", ""),
    ],
)
def test_a_yes_names_the_words_it_is_about(
    sent: str, tag: str, request_of: RequestFactory
) -> None:
    request = request_of.post("/", {"kept": sent})
    SessionMiddleware(_nothing).process_request(request)
    MessageMiddleware(_nothing).process_request(request)

    agree(request, "Done.")

    [message] = get_messages(request)
    assert (str(message), message.extra_tags) == ("Done.", tag)


def _nothing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()
