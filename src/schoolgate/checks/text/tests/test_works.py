"""Other people's pictures, films, poems and music."""

import pytest

from schoolgate.checks.text import works
from schoolgate.checks.text.tests.looking import facts, findings


@pytest.mark.parametrize(
    "text",
    [
        "Photo from Google",
        "Picture found on Pinterest",
        "Credit to the owner",
        "© Disney 2024",
        "(c) 2019 Harper Books",
        "Repost from @artclub",
        "No copyright infringement intended",
        "A clip from the film Frozen",
        "Lyrics: Let it go, let it go",
        "🎵 you are my sunshine, my only sunshine 🎵",
        "Here is the whole poem for you to read, the full poem below",
        "We downloaded this map from the internet",
        "A scan: scanned pages of our maths textbook",
        "Screenshot of the new film",
    ],
)
def test_what_gives_others_work_away_is_asked(text: str) -> None:
    found = findings(works, text)

    assert {each.fact for each in found} == {"works.unlicensed"}
    assert not any(each.certain for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "Our leavers' video, with music by Coldplay",
        "A montage set to Abba",
        "Watch the film to the song Happy",
        "Soundtrack by Hans Zimmer",
        "Slideshow with background music",
    ],
)
def test_music_in_a_film_is_asked(text: str) -> None:
    assert "works.music_unlicensed" in facts(works, text)


@pytest.mark.parametrize(
    "text",
    [
        "Year 5 wrote poems about the sea",
        "We sang a song at the care home",
        "Film night is on Friday",
        "All credit to Year 6 for a great show",
        "Photos from Sports Day are on our website",
        "Music lessons start on Monday",
        "© our school",
        "The owner of the lost scooter can call in",
        "We borrowed books from the library",
    ],
)
def test_the_schools_own_work_passes(text: str) -> None:
    assert findings(works, text) == []
