"""Invitations to write where nobody else can read along."""

import re

import pytest

from schoolgate.checks.text import private
from schoolgate.checks.text.tests.looking import facts, findings, marked, real_posts


@pytest.mark.parametrize(
    "text",
    [
        "DM us for details",
        "Any questions? DM me!",
        "Please dm Mrs Hart",
        "Drop us a DM",
        "drop me a quick message if you can help",
        "Send us a private message to book",
        "Our DMs are always open",
        "Message me on WhatsApp",
        "Text me on the usual number",
        "Contact us via Messenger",
        "WhatsApp us with your order",
        "Add me on Snapchat",
        "Inbox me for the code",
        "Book a place via DM",
        "Write to me privately",
        "Message us directly",
        "Just message us!",
        "Join our private WhatsApp group",
        "Chat with us: https://wa.me/440000",
        "Ｄ\u200bＭ us",
        "PM me if you can bake",
        "Slide into our DMs",
        "Please message the PTA on Facebook to help",
    ],
)
def test_an_invitation_to_write_privately_is_found(text: str) -> None:
    assert facts(private, text) == {"private.invitation"}


@pytest.mark.parametrize(
    "text",
    [
        "Please do not message us here; ring the office",
        "Don't DM the school about this",
        "Doors open at 6 pm for families",
        "The PM visited us on Monday",
        "Talk to us at the school gate",
        "A message from the head teacher",
        "Contact the office",
        "Please write to the governors by Friday",
        "Year 6 looked at a persuasive text for homework",
        "Our private garden is blooming",
        "Year 5 learnt how to send a message in Morse code",
        "Read more in our newsletter",
        "Collect by 3pm",
    ],
)
def test_what_is_said_in_the_open_is_let_through(text: str) -> None:
    assert facts(private, text) == set()


def test_the_finding_marks_the_invitation() -> None:
    text = "Cakes wanted! Message me on WhatsApp, please."

    assert marked(text, findings(private, text)[0]) == "Message me on WhatsApp"


def test_real_posts_are_let_through_and_the_trigger_spares_most() -> None:
    posts = real_posts()

    passing = [post for post in posts if re.search(private.TRIGGER, post.lower())]

    assert {post for post in posts if facts(private, post)} == set()
    assert len(passing) < 0.03 * len(posts)
