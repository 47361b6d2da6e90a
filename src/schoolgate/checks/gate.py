"""The gate: a draft, a policy and a school in; what may happen, and why, out."""

from collections.abc import Iterable, Mapping

from schoolgate.checks.fixes import with_fixes_that_mend
from schoolgate.checks.look import LookResult, look
from schoolgate.engine.box import Value, restrict
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.catalogue.places import PLATFORMS, ROLES
from schoolgate.engine.decide import decide_by
from schoolgate.engine.facts import Facts, until_declared
from schoolgate.engine.policy import Policy
from schoolgate.engine.record import NOTHING, record, replace
from schoolgate.engine.rulebook import Rulebook, rulebook
from schoolgate.engine.truth import Truth, truth
from schoolgate.engine.verdict import Verdict, verdict
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

_UNDECLARED = until_declared(VOCABULARY.facts.values())


@record
class Draft:
    """A post with what its author declares, and facts that a person has answered."""

    post: Post
    declared: Mapping[str, Value] = NOTHING
    answered: Mapping[str, Value] = NOTHING


def judge(policy: Policy, draft: Draft, school: School) -> Verdict:
    """Look at a draft as far as the policy asks, and decide for each platform."""
    return mended(policy, draft, school, _judged(policy, draft, school))


def mended(policy: Policy, draft: Draft, school: School, verdict: Verdict) -> Verdict:
    """A draft's verdict, with those words to write instead that let it pass."""

    def again(text: str) -> Verdict:
        changed = replace(draft, post=replace(draft.post, text=text))
        return _judged(policy, changed, school)

    return with_fixes_that_mend(verdict, draft.post.text, again)


def _judged(policy: Policy, draft: Draft, school: School) -> Verdict:
    book = rulebook(policy, draft.post.on.date())
    platforms = draft.post.platforms or ("",)
    before = {name: known_before(draft, school, name) for name in platforms}
    looked = look(wanted_facts(book, before.values()), draft.post, school)
    facts = {name: facts_of(before[name], looked, draft, name) for name in platforms}
    decisions = {name: decide_by(book, facts[name]) for name in platforms}
    return verdict(decisions, facts, looked.findings)


def known_before(draft: Draft, school: School, platform: str) -> dict[str, Value]:
    """What is known before anybody has looked."""
    post = draft.post
    said: dict[str, Value] = dict(_UNDECLARED)
    said |= draft.declared
    said["audience"] = post.audience
    said["clock.minute"] = post.on.hour * 60 + post.on.minute
    if post.kind:
        said["kind"] = post.kind
    if post.roles:
        said |= {f"role.{role}": truth(role in post.roles) for role in ROLES}
    if platform:
        said["platform"] = platform if platform in PLATFORMS else "another"
        said |= _comments(school.platforms.get(platform, {}))
    return said


def _comments(facts: Mapping[str, object]) -> dict[str, Value]:
    """What the platform can do about comments; unknown where its table says nothing."""
    names = {
        "platform.closes_comments": facts.get("can_close_comments"),
        "platform.holds_comments": facts.get("can_hold_comments"),
    }
    return {
        name: truth(bool(can)) for name, can in names.items() if isinstance(can, bool)
    }


def wanted_facts(book: Rulebook, before: Iterable[Mapping[str, Value]]) -> list[str]:
    """The facts that a rule still hangs on, in the rules' order."""
    return list(
        dict.fromkeys(
            name
            for said in before
            for rule in book.rules
            for name in restrict(rule.box, said) or ()
        )
    )


def facts_of(
    before: Mapping[str, Value], looked: LookResult, draft: Draft, platform: str
) -> Facts:
    """All that is said for one platform: seen, known before, answered by a person."""
    seen = looked.facts_for(platform)
    why = {name: why for name, why in seen.why.items() if name not in draft.answered}
    said = {**seen.said, **before, **draft.answered}
    return Facts({n: v for n, v in said.items() if v is not Truth.UNSAID}, why)
