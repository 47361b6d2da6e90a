"""Run the checks that a policy needs, and turn what they saw into facts.

The one broad ``except`` of the tree is here: whatever goes wrong in a check makes its
facts unsaid, so the post waits for a person. A check that fails never allows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from schoolgate.engine.box import Value
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.facts import Facts, Source
from schoolgate.engine.finding import Finding, Measured, Seen, Unsaid
from schoolgate.engine.record import NOTHING, record
from schoolgate.engine.truth import Truth
from schoolgate.reading.post import Post
from schoolgate.reading.school import School
from schoolgate.reading.wording import Wording, is_read_as_given, wordings

_FOLDERS = {Source.WORDS: "text", Source.PICTURE: "photo"}


class Check(Protocol):
    """What a check module offers; ``AS_WRITTEN`` as well where it measures signs."""

    FACTS: tuple[str, ...]

    def look(self, post: Post, school: School) -> Iterable[Seen]:
        """Look at the post and say what is seen."""
        ...


@record
class LookResult:
    """All that the checks saw, and the facts that they looked for."""

    seen: tuple[Seen, ...] = ()
    facts: frozenset[str] = frozenset()
    failed: Mapping[str, str] = NOTHING

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was seen, leaving out what could not be."""
        return tuple(each for each in self.seen if isinstance(each, Finding))

    def facts_for(self, platform: str) -> Facts:
        """The facts as they are for one platform ("" where it is not said)."""
        here = [each for each in self.seen if _holds_on(each, platform)]
        said: dict[str, Value] = dict.fromkeys(self.facts, Truth.NO)
        why: dict[str, str] = dict(self.failed)
        for name in self.failed:
            said.pop(name, None)
        for unsure in _unsure(here):
            said.pop(unsure.fact, None)
            why.setdefault(unsure.fact, unsure.why)
        for each in here:
            if isinstance(each, Measured):
                said[each.fact] = each.value
            elif isinstance(each, Finding) and each.certain:
                said[each.fact] = Truth.YES
                why.pop(each.fact, None)
        return Facts(said, why)


def look(wanted: Iterable[str], post: Post, school: School) -> LookResult:
    """Run each check that answers one of the wanted facts, once."""
    return run(checks_for(wanted), post, school)


def run(checks: Iterable[tuple[str, Source]], post: Post, school: School) -> LookResult:
    """Run these checks, and say what they saw and which facts they looked for."""
    words = () if is_read_as_given(post) else wordings(post)
    return run_on(words, checks, post, school)


def run_on(
    words: Sequence[Wording],
    checks: Iterable[tuple[str, Source]],
    post: Post,
    school: School,
) -> LookResult:
    """The same on its words as they are read; none where that is as they are given."""
    seen: list[Seen] = []
    facts: set[str] = set()
    failed: dict[str, str] = {}
    for name, source in checks:
        if source is Source.PICTURE and not post.photos:
            facts |= facts_of_check(name, source)
            continue
        try:
            check = import_check(name, source)
            if words and _reads(check, source):
                seen += _read(check, words, school)
            else:
                seen += check.look(post, school)
            facts.update(check.FACTS)
        except Exception as error:  # noqa: BLE001 - the one place; see above
            failed |= dict.fromkeys(facts_of_check(name, source), _why(name, error))
    return LookResult(tuple(seen), frozenset(facts), failed)


def _reads(check: Check, source: Source) -> bool:
    """Whether a check is given what people read, and not what the author wrote."""
    return source is Source.WORDS and not getattr(check, "AS_WRITTEN", False)


def _read(check: Check, words: Iterable[Wording], school: School) -> Iterator[Seen]:
    """Let a check read the words in each reading, and say a thing seen twice once."""
    before: list[Finding] = []
    for number, wording in enumerate(words):
        for each in check.look(wording.post, school):
            seen = wording.placed(each)
            if not isinstance(seen, Finding):
                yield from () if number else (seen,)
            elif number == 0 or not _is_among(seen, before):
                before.append(seen)
                yield seen


def _is_among(seen: Finding, before: Iterable[Finding]) -> bool:
    """Whether another reading has shown this: the same fact, of some of the words."""
    return any(
        one.fact == seen.fact and one.certain >= seen.certain and _meet(one, seen)
        for one in before
    )


def _meet(one: Finding, other: Finding) -> bool:
    if one.text is None or other.text is None:
        return one.part == other.part and one.says == other.says
    return one.text.start < other.text.end and other.text.start < one.text.end


def checks_for(wanted: Iterable[str]) -> dict[tuple[str, Source], None]:
    """List the checks that answer these facts, each once, with what they look at."""
    return dict.fromkeys(each for name in wanted for each in _answering(name))


@cache
def _answering(name: str) -> tuple[tuple[str, Source], ...]:
    fact = VOCABULARY.fact(name)
    return ((fact.check, fact.source),) if fact.is_looked_up else ()


@cache
def import_check(name: str, source: Source) -> Check:
    """Import a check by its name; nothing else lists the checks."""
    return cast("Check", import_module(f"schoolgate.checks.{_FOLDERS[source]}.{name}"))


@cache
def facts_of_check(check: str, source: Source) -> frozenset[str]:
    """All facts that a check answers."""
    every = VOCABULARY.facts.values()
    return frozenset(f.name for f in every if f.check == check and f.source is source)


def _why(name: str, error: Exception) -> str:
    if isinstance(error, ImportError) and error.name:
        return (
            f"the check “{name}” needs {error.name}: install schoolgate[photo], "
            "or have a person look"
        )
    return f"the check “{name}” could not run ({error}): a person has to look"


def _unsure(seen: Iterable[Seen]) -> Iterator[Unsaid]:
    for each in seen:
        if isinstance(each, Unsaid):
            yield each
        elif isinstance(each, Finding) and not each.certain:
            yield Unsaid(each.fact, each.says)


def _holds_on(seen: Seen, platform: str) -> bool:
    return not seen.platforms or platform in seen.platforms or not platform
