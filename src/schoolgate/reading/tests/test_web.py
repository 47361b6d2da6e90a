"""Links are cut out of a text cleanly, and traced to who registered the site."""

import pytest

from schoolgate.reading.web import host_of, links, registered


@pytest.mark.parametrize(
    ("host", "owner"),
    [
        ("news.bbc.co.uk", "bbc.co.uk"),
        ("stmarys.wandsworth.sch.uk", "stmarys.wandsworth.sch.uk"),
        ("www2.stmarys.wandsworth.sch.uk", "stmarys.wandsworth.sch.uk"),
        ("docs.google.com", "google.com"),
        ("shop.example.com.au", "example.com.au"),
        ("example.org", "example.org"),
    ],
)
def test_the_registered_name_is_found(host: str, owner: str) -> None:
    assert registered(host) == owner


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.com/a?b#c",
        "HTTP://Example.COM:8080",
        "//example.com",
        "example.com.",
        "https://user:pass@example.com/",
    ],
)
def test_the_site_of_an_address_is_found(address: str) -> None:
    assert host_of(address) == "example.com"


def test_links_are_cut_without_what_follows_them() -> None:
    found = [
        link.said for link in links("See example.com/a, (www.example.org) & more.")
    ]

    assert found == ["example.com/a", "www.example.org"]


def test_a_mail_address_is_no_link() -> None:
    assert list(links("office@example.com")) == []
