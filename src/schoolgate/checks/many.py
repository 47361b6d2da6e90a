"""The gate for many posts: one pass to see who has to read what, then the plain path.

There is one meaning: whatever a check could find anything in, that very check reads.
The pass only spares it the texts in which it could find nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType

from schoolgate.checks.gate import (
    Draft,
    facts_of,
    known_before,
    mended,
    wanted_facts,
)
from schoolgate.checks.look import (
    LookResult,
    checks_for,
    facts_of_check,
    import_check,
    look,
    run_on,
)
from schoolgate.checks.triggers import Triggers
from schoolgate.engine.box import Value
from schoolgate.engine.decide import decide_by
from schoolgate.engine.decision import Decision, together
from schoolgate.engine.facts import Facts, Source
from schoolgate.engine.finding import Finding, Seen
from schoolgate.engine.policy import Policy
from schoolgate.engine.record import identity_record, replace
from schoolgate.engine.rulebook import Rulebook, rulebook
from schoolgate.engine.verdict import Verdict
from schoolgate.reading.post import Post
from schoolgate.reading.school import School
from schoolgate.reading.whitespace import Reading, is_even, readings
from schoolgate.reading.wording import has_other_words, wordings


def judge_many(
    policy: Policy, drafts: Sequence[Draft], school: School
) -> Iterator[Verdict]:
    """Judge each draft as the gate would alone, in the order given."""
    reader = Reader(school, [draft.post.text for draft in drafts])
    judged = _Judged(policy, school)
    for number, draft in enumerate(drafts):
        verdict = judged.verdict(draft, reader, number)
        yield mended(policy, draft, school, verdict)


def look_many(
    policy: Policy, drafts: Sequence[Draft], school: School
) -> Iterator[LookResult]:
    """Look at each draft as far as the policy asks, and decide nothing."""
    reader = Reader(school, [draft.post.text for draft in drafts])
    judged = _Judged(policy, school)
    for number, draft in enumerate(drafts):
        yield judged.look_at(draft, reader, number)


class Reader:
    """Knows, for each of many texts, which checks could find anything in it."""

    def __init__(self, school: School, texts: Sequence[str]) -> None:
        self.school = school
        self.texts = list(texts)
        self.uneven: set[int] = set()
        self._unsure: set[int] = set()
        for number, text in enumerate(texts):
            if not is_even(text):
                self._note(number, readings(text))
        self._sieved: dict[str, frozenset[int] | None] = {}

    def _note(self, number: int, read: Sequence[Reading]) -> None:
        """Keep what people read in place of what was written."""
        self.texts[number] = read[0].text
        self.uneven.add(number)
        if len(read) > 1:
            self._unsure.add(number)

    def idle(self, checks: frozenset[str], number: int) -> frozenset[str]:
        """Name the checks that would find nothing in this text.

        A text with several readings is read by all.
        """
        if number in self._unsure:
            return frozenset()
        busy = _triggers(checks).hit(self.texts[number])
        spared = {check for check in busy if self._is_spared(check, number)}
        return checks - busy | spared

    def _is_spared(self, check: str, number: int) -> bool:
        """Whether a check's own sieve, or its list being empty, holds a text back."""
        if check not in self._sieved:
            self._sieved[check] = self._sieve(check)
        held = self._sieved[check]
        return held is not None and number not in held

    def _sieve(self, check: str) -> frozenset[int] | None:
        """The texts that a check's own sieve lets through; None where it has none."""
        needs = _offered(check, "NEEDS")
        if needs and not getattr(self.school, needs):
            return frozenset()
        name = _offered(check, "SIEVE")
        if not name:
            return None
        try:
            sieve: ModuleType = import_module(name)
        except ImportError:  # without the bulk extra every text is read
            return None
        held: Iterable[int] = sieve.candidates(self.school, self.texts)
        return frozenset(held)


@cache
def _triggers(checks: frozenset[str]) -> Triggers:
    """The triggers of these checks, compiled once: it takes a second or two."""
    return Triggers({check: _offered(check, "TRIGGER") for check in sorted(checks)})


@identity_record
class _Setting:
    """What posts have in common that are declared alike."""

    book: Rulebook
    before: Mapping[str, Mapping[str, Value]]
    wanted: tuple[str, ...]
    checks: frozenset[str]


@identity_record
class _Plan:
    """Which checks run where some are idle, what those say, and all facts."""

    checks: tuple[tuple[str, Source], ...]
    quiet: LookResult
    facts: frozenset[str]


@identity_record
class _Ruled:
    """What a verdict says besides its findings."""

    decision: Decision
    by_platform: Mapping[str, Decision]
    facts: Mapping[str, Facts]


class _Judged:
    """Verdicts on many posts; what is alike is worked out once.

    Posts are alike that are declared alike and have the same facts for certain; they
    share one mapping of facts and one decision. One in which a question is open has
    its own, since it says what the question is about.
    """

    def __init__(self, policy: Policy, school: School) -> None:
        self.policy = policy
        self.school = school
        self._settings: dict[object, _Setting] = {}
        self._plans: dict[object, _Plan] = {}
        self._decided: dict[object, Decision] = {}
        self._ruled: dict[object, _Ruled] = {}
        self._quiet: dict[object, Verdict] = {}

    def verdict(self, draft: Draft, reader: Reader, number: int) -> Verdict:
        setting = self._setting(draft)
        looked = self.look_at(draft, reader, number)
        sure = _sure(looked.seen)
        if sure is None or looked.failed or draft.answered:
            return _worded(self._rule(setting, draft, looked), looked)
        key = (setting, looked.facts, sure)
        if key not in self._ruled:
            self._ruled[key] = self._rule(setting, draft, looked)
        ruled = self._ruled[key]
        if looked.seen:
            return _worded(ruled, looked)
        return self._quiet.setdefault(ruled, _worded(ruled, looked))

    def _setting(self, draft: Draft) -> _Setting:
        post = draft.post
        declared = frozenset(draft.declared.items())
        alike = (
            post.on,
            post.platforms,
            post.kind,
            post.roles,
            post.audience,
            declared,
        )
        if alike not in self._settings:
            self._settings[alike] = self._worked_out(draft)
        return self._settings[alike]

    def _worked_out(self, draft: Draft) -> _Setting:
        book = rulebook(self.policy, draft.post.on.date())
        platforms = draft.post.platforms or ("",)
        before = {name: known_before(draft, self.school, name) for name in platforms}
        wanted = tuple(wanted_facts(book, before.values()))
        of_words = (name for name, s in checks_for(wanted) if s is Source.WORDS)
        return _Setting(book, before, wanted, frozenset(of_words))

    def look_at(self, draft: Draft, reader: Reader, number: int) -> LookResult:
        """What the checks see that could see anything, and what the others say."""
        setting = self._setting(draft)
        post = draft.post
        more = _has_more_to_read(post)
        idle = frozenset[str]() if more else reader.idle(setting.checks, number)
        key = (setting, idle, bool(post.photos))
        if key not in self._plans:
            self._plans[key] = _plan(setting, idle, post, reader.school)
        plan = self._plans[key]
        words = wordings(post) if more or number in reader.uneven else ()
        looked = run_on(words, plan.checks, post, reader.school)
        if not looked.failed and not plan.quiet.failed:
            return LookResult(looked.seen + plan.quiet.seen, plan.facts)
        return LookResult(
            looked.seen + plan.quiet.seen,
            looked.facts | plan.quiet.facts,
            {**looked.failed, **plan.quiet.failed},
        )

    def _rule(self, setting: _Setting, draft: Draft, looked: LookResult) -> _Ruled:
        facts = {
            name: facts_of(before, looked, draft, name)
            for name, before in setting.before.items()
        }
        decisions = {name: self._decide(setting.book, f) for name, f in facts.items()}
        return _Ruled(together(decisions.values()), decisions, facts)

    def _decide(self, book: Rulebook, facts: Facts) -> Decision:
        """Decide once for all that say the same: why a fact is unsaid is told alone."""
        key = (book, frozenset(facts.said.items()))
        if key not in self._decided:
            self._decided[key] = decide_by(book, Facts(facts.said))
        decided = self._decided[key]
        if not facts.why or not decided.unanswered:
            return decided
        asked = decided.unanswered
        said = (replace(each, why=facts.why.get(each.fact, "")) for each in asked)
        return replace(decided, unanswered=tuple(said))


def _has_more_to_read(post: Post) -> bool:
    """Whether checks of words go by more than the text: other words, who is shown."""
    return has_other_words(post) or any(photo.in_picture for photo in post.photos)


def _sure(seen: Iterable[Seen]) -> frozenset[tuple[str, frozenset[str]]] | None:
    """The facts that findings make true, and where; None if not all is certain."""
    sure = set()
    for each in seen:
        if not (isinstance(each, Finding) and each.certain):
            return None
        sure.add((each.fact, each.platforms))
    return frozenset(sure)


def _worded(ruled: _Ruled, looked: LookResult) -> Verdict:
    return Verdict(ruled.decision, ruled.by_platform, ruled.facts, looked.findings)


def _plan(setting: _Setting, idle: frozenset[str], post: Post, school: School) -> _Plan:
    """Leave out what idle checks answer; a check of pictures may bear the same name.

    What a check with a sieve says of no words at all ("no list of staff was given"), it
    says of every text that it is spared. No check of pictures finds anything in none.
    """
    silent = _answered((check, Source.WORDS) for check in idle)
    nothing = look(_answered(_sieved(idle)), Post("", post.on), school)
    wanted = [name for name in setting.wanted if name not in silent]
    asked = tuple(checks_for(wanted))
    checks = asked if post.photos else tuple(c for c in asked if _reads_words(c))
    unseen = frozenset(asked).difference(checks)
    quiet = LookResult(nothing.seen, silent | _answered(unseen), nothing.failed)
    return _Plan(checks, quiet, quiet.facts | _answered(checks))


def _reads_words(check: tuple[str, Source]) -> bool:
    return check[1] is Source.WORDS


def _sieved(checks: Iterable[str]) -> Iterator[tuple[str, Source]]:
    return ((name, Source.WORDS) for name in checks if _offered(name, "SIEVE"))


def _answered(checks: Iterable[tuple[str, Source]]) -> frozenset[str]:
    """All facts that these checks answer."""
    return frozenset(fact for check in checks for fact in facts_of_check(*check))


def _offered(check: str, name: str) -> str:
    """What a check offers for many texts; one that can't be imported is always run."""
    try:
        return str(getattr(import_check(check, Source.WORDS), name, ""))
    except ImportError:
        return ""
