"""All words of a post as one text, and back to where they stand."""

from datetime import datetime
from pathlib import Path

from schoolgate.engine.finding import Finding, Measured, Span
from schoolgate.reading.post import Photo, Post
from schoolgate.reading.wording import Wording, is_read_as_given, wordings

DAY = datetime.fromisoformat("2026-06-10T09:30")
LAWN = Photo("lawn.png", Path("lawn.png"), alt="Zofia on  the lawn")
FILM = Photo("play.mp4", Path("play.mp4"), film=True, transcript="I am Zofia")


def only(post: Post) -> Wording:
    [wording] = wordings(post)
    return wording


def found(wording: Wording, words: str) -> Finding:
    start = wording.post.text.index(words)
    seen = Finding("x.y", f"“{words}”", text=Span(start, start + len(words)))
    placed = wording.placed(seen)
    assert isinstance(placed, Finding)
    return placed


def test_title_alternative_texts_and_transcripts_are_paragraphs_of_their_own() -> None:
    post = Post("Our  play", DAY, photos=(LAWN, FILM), title="News")

    read = only(post).post

    assert read.text == "Our play\n\nNews\n\nZofia on the lawn\n\nI am Zofia"
    assert read.as_written == "Our  play"


def test_a_post_of_even_words_alone_is_given_as_it_is() -> None:
    post = Post("Our play", DAY, photos=(Photo("a.png", Path("a.png")),))

    assert is_read_as_given(post)
    assert only(post).post is post


def test_a_finding_in_the_text_keeps_the_authors_offsets() -> None:
    wording = only(Post("Our  play\tis on", DAY, title="Zofia"))

    placed = found(wording, "is on")

    assert placed.text == Span(10, 15)
    assert placed.part == ""


def test_a_finding_elsewhere_says_where_it_stands() -> None:
    wording = only(Post("Look!", DAY, photos=(LAWN, FILM), title="By Zofia"))

    says = {found(wording, words).says for words in ("By", "lawn", "I am")}

    assert says == {
        "“By” (in the title)",
        "“lawn” (in the alternative text of lawn.png)",
        "“I am” (in the transcript of play.mp4)",
    }
    assert found(wording, "lawn").text is None
    assert found(wording, "lawn").is_in_words


def test_a_finding_that_reaches_across_is_of_where_it_begins() -> None:
    wording = only(Post("Her dad", DAY, title="in prison"))

    placed = found(wording, "dad\n\nin")

    assert placed.text == Span(4, 7)


def test_what_has_no_place_is_left_alone() -> None:
    measured = Measured("x.y", 9)

    assert only(Post("a  b", DAY)).placed(measured) is measured
