"""All that a post says in words, as one text: title, alternative texts, transcripts.

They go out with the post, so whatever must not stand in its text must not stand there.
Each is a paragraph of its own behind the text, so that no word reaches across; a check
that finds something there is led back to where it stands.
"""

from collections.abc import Iterator

from schoolgate.engine.finding import Finding, Seen
from schoolgate.engine.record import identity_record, replace
from schoolgate.reading.post import Post
from schoolgate.reading.whitespace import PARAGRAPH, Reading, is_even, readings

TITLE = "the title"


@identity_record
class _Passage:
    """One text of a post, and where it stands among the others; "" is its own text."""

    part: str
    start: int
    reading: Reading


class Wording:
    """One reading of all words of a post: ``post`` is what checks are given."""

    def __init__(self, post: Post, passages: tuple[_Passage, ...]) -> None:
        self.passages = passages
        text = PARAGRAPH.join(each.reading.text for each in passages)
        is_as_given = text is post.text or text == post.text
        self.post: Post = (
            post if is_as_given else replace(post, text=text, written=post.text)
        )

    def placed(self, seen: Seen) -> Seen:
        """Lead a finding back to the author's own characters."""
        if not isinstance(seen, Finding) or seen.text is None:
            return seen
        if self.post.written is None:
            return seen
        passage = self._at(seen.text.start)
        if passage.part:
            says = f"{seen.says} (in {passage.part})"
            return replace(seen, says=says, text=None, part=passage.part)
        end = min(seen.text.end, len(passage.reading.text))
        return replace(seen, text=passage.reading.span(seen.text.start, end))

    def _at(self, start: int) -> _Passage:
        return next(p for p in reversed(self.passages) if p.start <= start)


def wordings(post: Post) -> tuple[Wording, ...]:
    """Every reading of all that a post says; nearly always there is one."""
    texts = [("", post.text), *_others(post)]
    first = tuple((part, readings(text)) for part, text in texts)
    count = max(len(every) for _, every in first)
    return tuple(_wording(post, first, number) for number in range(count))


def is_read_as_given(post: Post) -> bool:
    """Whether checks are given the post as it is: it has one text, and that is even."""
    return is_even(post.text) and not has_other_words(post)


def has_other_words(post: Post) -> bool:
    """Whether a post says something beside its text."""
    if not post.photos:
        return bool(post.title)
    return bool(post.title) or any(p.alt or p.transcript for p in post.photos)


def _wording(
    post: Post, texts: tuple[tuple[str, tuple[Reading, ...]], ...], number: int
) -> Wording:
    passages: list[_Passage] = []
    start = 0
    for part, every in texts:
        reading = every[min(number, len(every) - 1)]
        passages.append(_Passage(part, start, reading))
        start += len(reading.text) + len(PARAGRAPH)
    return Wording(post, tuple(passages))


def _others(post: Post) -> Iterator[tuple[str, str]]:
    """The texts that stand elsewhere, each with where; empty ones are left out."""
    if post.title:
        yield TITLE, post.title
    for photo in post.photos:
        if photo.alt:
            yield f"the alternative text of {photo.file}", photo.alt
        if photo.transcript:
            yield f"the transcript of {photo.file}", photo.transcript
