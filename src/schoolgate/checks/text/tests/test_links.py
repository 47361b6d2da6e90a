"""Links to sites that are unknown, hidden, imitated, unprotected or watched."""

import re

import pytest

from schoolgate.checks.text import links
from schoolgate.checks.text.tests.looking import facts, findings, marked, real_posts
from schoolgate.reading.school import School
from schoolgate.reading.web import TRIGGER

SCHOOL = School(
    known_sites=frozenset(
        ("bbc.co.uk", "https://www.nrich.maths.org/", "twinkl.co.uk")
    ),
    own_contacts=frozenset(("@stmarys-putney.org",)),
)


@pytest.mark.parametrize(
    "text",
    [
        "See https://www.bbc.co.uk/newsround.",
        "See bbc.co.uk, it is good",
        "https://nrich.maths.org/1234",
        "https://stmarys-putney.org/fair and https://www.stmarys-putney.org",
        "https://www.gov.uk/school-meals",
        "https://stmarys.wandsworth.sch.uk",
        "https://www.nhs.uk and www.ox.ac.uk",
        "Mail office@somewhere.com",
        "We won 3.2 to 1.5, e.g. by luck, i.e.well",
        "It was good.The end. Year 4.we",
        "tell.me it.is so.in",
        "Node.js and 1.the",
    ],
)
def test_known_sites_and_mere_dots_are_let_through(text: str) -> None:
    assert facts(links, text, SCHOOL) == set()


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com",
        "HTTPS://EXAMPLE.COM/PAGE",
        "www.example.com",
        "example.com",
        "example.org/a/b?c=d",
        "(see example.co.uk)",
        "mybbc.co.uk",
        "gov.uk.com",
        "https://user@example.com:8080/x",
        "hxxps://example.com",
        "https://münchen.de",
    ],
)
def test_a_site_that_is_on_no_list_is_unknown(text: str) -> None:
    assert "links.unknown" in facts(links, f"Look: {text}", SCHOOL)


@pytest.mark.parametrize(
    "host",
    [
        "bit.ly/abc",
        "https://tinyurl.com/abc",
        "http://t.co/abc",
        "https://lnkd.in/abc",
        "ow.ly/abc",
    ],
)
def test_a_shortened_link_hides_where_it_leads(host: str) -> None:
    assert "links.shortened" in facts(links, f"Look: {host}", SCHOOL)


@pytest.mark.parametrize(
    ("host", "imitated"),
    [
        ("twinkI.co.uk", "twinkl.co.uk"),
        ("twink1.co.uk", "twinkl.co.uk"),
        ("twinkll.co.uk", "twinkl.co.uk"),
        ("twnikl.co.uk", "twinkl.co.uk"),
        ("faceb00k.com", "facebook.com"),
        ("https://www.bbc.co.uk.example.com/x", "bbc.co.uk"),
        ("https://bbc-co-uk.com", "bbc.co.uk"),
        ("stmarysputney.org", "stmarys-putney.org"),
        ("https://fаcebook.com", "facebook.com"),
        ("https://xn--fcebook-2fg.com", "facebook.com"),
        ("https://façebook.com", "facebook.com"),
        ("https://tax.gov.uk.example.org", "gov.uk"),
        ("arnazon.co.uk", "amazon.co.uk"),
    ],
)
def test_a_site_that_apes_another_is_named_with_it(host: str, imitated: str) -> None:
    found = findings(links, f"Look: {host}", SCHOOL)

    says = [each.says for each in found if each.fact == "links.lookalike"]

    assert len(says) == 1
    assert f"“{imitated}”" in says[0]


@pytest.mark.parametrize(
    "host",
    [
        "example.com",
        "wikipedia.org",
        "docs.google.com",
        "https://münchen.de",
        "ample.com",
    ],
)
def test_an_honest_name_apes_nobody(host: str) -> None:
    assert "links.lookalike" not in facts(links, f"Look: {host}", SCHOOL)


def test_plain_http_is_told_with_the_secure_link_in_its_place() -> None:
    found = findings(links, "http://bbc.co.uk/x and https://bbc.co.uk", SCHOOL)

    assert [(f.fact, f.replacement) for f in found] == [
        ("links.insecure", "https://bbc.co.uk/x")
    ]


@pytest.mark.parametrize(
    ("link", "clean"),
    [
        ("https://bbc.co.uk/a?utm_source=x", "https://bbc.co.uk/a"),
        ("https://bbc.co.uk/a?id=7&utm_source=x&fbclid=y", "https://bbc.co.uk/a?id=7"),
        ("https://bbc.co.uk/a?gclid=x&id=7#top", "https://bbc.co.uk/a?id=7#top"),
        ("https://bbc.co.uk/a?utm_source=x#top", "https://bbc.co.uk/a#top"),
        ("https://bbc.co.uk/a?b=1&amp;utm_medium=x", "https://bbc.co.uk/a?b=1"),
        ("https://bbc.co.uk/a#utm_source=x", "https://bbc.co.uk/a"),
        ("https://bbc.co.uk/?MC_CID=9&FBCLID=8", "https://bbc.co.uk/"),
    ],
)
def test_a_tracked_link_is_given_back_clean(link: str, clean: str) -> None:
    found = findings(links, f"See {link} today", SCHOOL)

    assert [(f.fact, f.replacement) for f in found] == [("links.tracking", clean)]


def test_a_finding_marks_the_link_without_the_full_stop() -> None:
    text = "Read “https://example.com/a_(b)” or (https://example.com/c)."

    said = [marked(text, found) for found in findings(links, text)]

    assert said == ["https://example.com/a_(b)", "https://example.com/c"]


def test_no_real_post_with_a_finding_is_held_back_by_the_trigger() -> None:
    found = [post for post in real_posts() if facts(links, post)]

    assert all(re.search(TRIGGER, post.lower()) for post in found)
    assert not any("links.lookalike" in facts(links, post) for post in found)
