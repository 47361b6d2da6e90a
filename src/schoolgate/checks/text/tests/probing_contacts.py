"""Probes of contacts and dates of birth: what people type, with the right answer.

``contact_probes.tsv`` holds one probe a line: what is wanted, the fact, the text (with
``\\n`` for a new line). Wanted is one of

* ``found``: certain, so the policy's own word follows;
* ``asked``: uncertain, so a person answers;
* ``held``: either of the two;
* ``clear``: none of the facts below.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from schoolgate.checks.text import contact, identity
from schoolgate.engine.finding import Finding
from schoolgate.engine.record import record
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

PROBES = Path(__file__).with_name("contact_probes.tsv")
DAY = datetime.fromisoformat("2026-11-23T10:00")
SCHOOL = School(
    name="Riverside Primary School",
    own_contacts=frozenset(
        (
            "020 7946 0000",
            "07700 900000",
            "office@stmarys.example",
            "1 School Lane, Putney, SW15 9ZZ",
        )
    ),
)
BIRTH = "identity.date_of_birth"


@record
class Probe:
    """One text, and what is to be said of it."""

    want: str
    fact: str
    text: str

    def said(self) -> dict[str, bool]:
        """The facts that the checks find, each with whether one of them is certain."""
        said: dict[str, bool] = {}
        for found in _findings(self.text):
            said[found.fact] = said.get(found.fact, False) or found.certain
        return said

    def is_right(self) -> bool:
        """Whether the checks say what is wanted."""
        said = self.said()
        if self.want == "clear":
            return not said
        if self.want == "held":
            return self.fact in said
        return said.get(self.fact) is (self.want == "found")


def probes() -> Iterator[Probe]:
    """Read all probes."""
    for line in PROBES.read_text(encoding="utf-8").splitlines():
        want, fact, text = line.split("\t")
        yield Probe(want, fact, text.replace("\\n", "\n"))


def _findings(text: str) -> Iterator[Finding]:
    post = Post(text, DAY)
    for seen in (*contact.look(post, SCHOOL), *identity.look(post, SCHOOL)):
        is_ours = isinstance(seen, Finding) and (
            seen.fact.startswith("contact.") or seen.fact == BIRTH
        )
        if is_ours and isinstance(seen, Finding):
            yield seen
