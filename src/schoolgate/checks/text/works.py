"""Does it use somebody else's work, or music, without a licence?

Only words can be read here, and words can't tell whether there is a licence: each
finding is a question. A school's licences for music and film seldom reach public posts.
"""

from collections.abc import Iterator
from pathlib import Path

from schoolgate.engine.finding import Finding, Seen
from schoolgate.reading.lettering import plain_lettering
from schoolgate.reading.phrases import compiled, one_line, phrasebook
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = ("works.unlicensed", "works.music_unlicensed")

OURS = r"(?! ?(?:\d{4} )?(?:our|the) school)"
MARK = rf"©{OURS}[^\n]{{0,40}}|\(c\) ?(?:19|20)\d\d[^\n]{{0,40}}"
SUNG = r"[♪♫🎵🎶][^♪♫🎵🎶\n]{0,40}?[a-z]+,? [a-z]+,? [a-z]+[^♪♫🎵🎶\n]{0,300}[♪♫🎵🎶]"

# Without one of these there is nothing of either.
SIGNS = ("©", "(c)", "(C)", "♪", "♫", "🎵", "🎶")

BOOK = phrasebook(Path(__file__).with_name("works_phrases.txt"))
TRIGGER = rf"{BOOK.trigger}|©|\(c\)|[♪♫🎵🎶]"


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find the words that give others' work away, copyright marks, and sung lines."""
    del school
    yield from BOOK.find(post.text)
    yield from _marked(post.text, MARK, "“{}” marks somebody's copyright")
    yield from _marked(post.text, SUNG, "“{}” reads like the words of a song")


def _marked(text: str, pattern: str, says: str) -> Iterator[Finding]:
    read = plain_lettering(text)
    if not any(sign in read.text for sign in SIGNS):
        return
    for found in compiled(pattern).finditer(read.text):
        span = read.span(*found.span())
        spoken = says.format(one_line(found[0]))
        yield Finding("works.unlicensed", spoken, certain=False, text=span)
