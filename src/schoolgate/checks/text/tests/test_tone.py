"""What hurts is found; who quotes it, reports it or stands against it is never stopped.

The strongest words are turned by thirteen letters, as they are in the list.
"""

import re
from codecs import decode
from pathlib import Path

import pytest

from schoolgate.checks.text import tone
from schoolgate.checks.text.tests.looking import facts, findings, marked, real_posts

SLURS = decode("cnxv snttbg ergneq avttre tbyyvjbt", "rot13").split()
AGAINST = [
    line
    for line in (Path(__file__).with_name("spoken_against.txt"))
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


def turned(text: str) -> str:
    """Turn what stands between slashes back into what it says."""
    return re.sub("/([^/]+)/", lambda found: decode(found[1], "rot13"), text)


def certain(text: str) -> set[str]:
    return {found.fact for found in findings(tone, text) if found.certain}


@pytest.mark.parametrize("slur", SLURS)
@pytest.mark.parametrize(
    "aimed",
    [
        "Get out of our town, you dirty {}",
        "Those {}s should go back where they belong",
        "That boy in goal is a {}",
        "All {}s out",
        "what a bunch of {}s",
        "Another lazy {} in the queue",
        "{}s go home!",
        "You {}",
    ],
)
def test_a_slur_that_is_aimed_at_somebody_is_certain(slur: str, aimed: str) -> None:
    assert certain(aimed.format(slur)) == {"tone.discriminatory"}


@pytest.mark.parametrize("slur", SLURS)
@pytest.mark.parametrize("sentence", AGAINST)
def test_quoting_reporting_reclaiming_and_opposing_is_never_certain(
    sentence: str, slur: str
) -> None:
    assert certain(sentence.format(slur)) == set()


def test_there_are_a_hundred_such_sentences() -> None:
    assert len(set(AGAINST)) >= 100


@pytest.mark.parametrize(
    "text",
    [
        "I will kill you",
        "I'm going to stab him after school",
        "I swear I'll kill them",
        "Imma kill you",
        "we are gonna shoot everyone",
        "I’ll really murder you",
        "I'll smash your face in",
    ],
)
def test_a_plain_threat_is_certain(text: str) -> None:
    assert certain(text) == {"tone.threat"}


@pytest.mark.parametrize(
    "text",
    [
        "“I will kill you,” says Macbeth to the king",
        "We are going to kill them with kindness",
        "I'll kill you if you eat my biscuits lol",
        "He told me: I will kill you",
        "We're going to shoot them a photo of the final",
        "I will hurt you",
        "You're dead",
        "you're going to regret this",
        "Watch your back",
        "I know where you live",
        "Someone should slap that man",
        "He deserves a good slapping",
        "Somebody ought to burn down the school",
    ],
)
def test_what_may_be_a_threat_is_asked(text: str) -> None:
    assert certain(text) == set()
    assert "tone.threat" in facts(tone, text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("What a load of /fuvg/", "tone.offensive"),
        ("Well /shpx/ that", "tone.offensive"),
        ("He was /cvffrq/ off", "tone.offensive"),
        ("Not bloody likely, bloody hell", "tone.offensive"),
        ("Anyone got /abbof/ pics? /ahqrf/ please", "tone.sexual"),
        ("All he wanted was good sex", "tone.sexual"),
        ("The new head is an idiot", "tone.belittling"),
        ("Some parents are so stupid", "tone.belittling"),
        ("Lazy parents never read our letters", "tone.belittling"),
        ("Oh shut up", "tone.belittling"),
        ("Mrs Ward is useless", "tone.belittling"),
        ("Girls can't do maths", "tone.discriminatory"),
        ("Muslims should go back", "tone.discriminatory"),
        ("Gypsies are not welcome at our fair", "tone.discriminatory"),
        ("He throws like a girl", "tone.discriminatory"),
        ("You are going to get stabbed", "tone.threat"),
        ("You're all thick", "tone.belittling"),
        ("The council are liars", "tone.attack"),
        ("Shame on you, Mr Hart", "tone.attack"),
        ("The head should be sacked", "tone.attack"),
        ("The worst school in town", "tone.attack"),
        ("The governors lied to parents", "tone.attack"),
        ("Our MP is a complete disgrace", "tone.attack"),
        ("What a /pung/, what a /juber/", "tone.discriminatory"),
    ],
)
def test_what_hurts_is_asked(text: str, fact: str) -> None:
    assert fact in facts(tone, turned(text))
    assert certain(turned(text)) == set()


@pytest.mark.parametrize(
    "disguised",
    [
        "f**k", "f*ck", "fu*k", "f#ck", "sh1t", "$hit", "sh!t", "shiiiit", "fuuuuck",
        "f.u.c.k", "f u c k", "F*CK", "ｆｕｃｋ", "fu\u200bck", "b1tch", "b!tches",
        "a$$", "wh0re", "f***", "id1ot", "sh*te", "#fuck",
    ],
)  # fmt: skip
def test_a_disguise_hides_nothing(disguised: str) -> None:
    text = f"Well, {disguised} to that"

    found = findings(tone, text)

    assert [marked(text, each).strip("#") for each in found] == [disguised.strip("#")]


@pytest.mark.parametrize(
    "text",
    [
        "We saw blue tits and a great tit on the bird table",
        "Year 3 used hoes and rakes in the school garden",
        "Bottom the Weaver gets the head of an ass in A Midsummer Night's Dream",
        "The donkey, or ass, carried Mary to Bethlehem",
        "Dick Whittington and his cat: tickets on sale",
        "Pirates hid their booty on the island",
        "Who killed Cock Robin?",
        "Homo sapiens and Homo erectus walked upright",
        "Our hooker scored the winning try at rugby",
        "We planted oilseed rape next to the field",
        "Pussy willow is out, and the Owl and the Pussy Cat went to sea",
        "Sleeping Beauty will prick her finger",
        "Scunthorpe, Penistone and Cockermouth were on our map",
        "Shittim wood and the ark of the covenant",
        "The Ugly Duckling became a swan",
        "A peacock, a cockerel and a cocker spaniel",
        "Fagin asks Oliver to stay",
        "Spicy chicken for lunch",
        "The bird was dead. You are dead right!",
        "Room 4b meets at 10am, c2 at 1pm",
        "We beat them 3-0 and we'll beat them at netball too",
        "The final was a killer, and the children smashed it!",
        "Get up, stand up",
        "Girls can't wait for the cup final",
        "Gay people are welcome here, and so is everybody else",
        "Too many boys wanted to play, so we made two teams",
        "Don't shut up shop early",
        "Stop hitting the snooze button",
        "Hurray! Yesss! Sooo proud!",
    ],
)
def test_ordinary_words_pass(text: str) -> None:
    assert findings(tone, text) == []


def test_what_is_found_is_let_through_by_the_trigger() -> None:
    trigger = re.compile(tone.TRIGGER, re.IGNORECASE)

    missed = [t for t in real_posts() if findings(tone, t) and not trigger.search(t)]

    assert missed == []


def test_no_real_post_is_stopped_and_few_are_asked_about() -> None:
    found = [findings(tone, post) for post in real_posts()]

    assert not any(each.certain for post in found for each in post)
    assert sum(map(bool, found)) <= 0.03 * len(found)
