"""Whatever a document gains, nothing that it stopped or asked becomes free."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from schoolgate.engine.box import Value
from schoolgate.engine.clause import Clause, Mode, Scope, Sets
from schoolgate.engine.decide import decide
from schoolgate.engine.facts import Facts
from schoolgate.engine.level import Level
from schoolgate.engine.policy import Edition, Policy
from schoolgate.engine.record import replace
from schoolgate.engine.truth import Truth

DAY = date(2026, 11, 20)
CONTROLS = (
    ("names.children", "none"),
    ("names.children", "first-name"),
    ("photos.children", "none"),
    ("photos.children", "with-consent"),
    ("posts.kinds", ("event", "reminder")),
    ("posts.hours", "08:00-18:00"),
    ("plain.jargon", False),
    ("links.unchecked", False),
)
PLATFORMS = ("facebook", "x", "tiktok", "instagram", "website")
FACTS = ("names.child_full", "names.child_any", "photo.child", "links.unknown")

scopes = st.builds(
    lambda platforms, kinds: Scope(platforms=platforms, kinds=kinds),
    st.frozensets(st.sampled_from(PLATFORMS), max_size=3),
    st.frozensets(st.sampled_from(("event", "vacancy", "other")), max_size=2),
)
sets = st.builds(
    lambda one, level, scope: Sets(one[0], one[1], level, scope),
    st.sampled_from(CONTROLS),
    st.sampled_from((Level.ADVISE, Level.APPROVE, Level.STOP)),
    scopes,
)
clauses = st.builds(
    lambda each, approvers: Clause(
        "A", "", "…", Mode.BLOCK, "posts", sets=tuple(each), approvers=approvers
    ),
    st.lists(sets, min_size=1, max_size=3),
    st.frozensets(st.sampled_from(("head", "slt", "dsl")), max_size=2),
)
documents = st.builds(
    lambda own, platforms: Policy(
        "oak",
        "Oak Lane",
        "england",
        (Edition("1", DAY, tuple(replace(c, id=f"O{n}") for n, c in enumerate(own))),),
        platforms=platforms,
    ),
    st.lists(clauses, max_size=4),
    st.frozensets(st.sampled_from(PLATFORMS), max_size=3),
)
said = st.builds(
    lambda platform, kind, minute, facts: {
        "platform": platform,
        "kind": kind,
        "clock.minute": minute,
        **facts,
    },
    st.sampled_from(PLATFORMS),
    st.sampled_from(("event", "vacancy", "other")),
    st.integers(0, 1439),
    st.dictionaries(
        st.sampled_from(FACTS), st.sampled_from((Truth.YES, Truth.NO)), max_size=4
    ),
)


def with_clauses(policy: Policy, *more: Clause) -> Policy:
    [edition] = policy.editions
    longer = Edition(edition.version, edition.since, edition.clauses + more)
    return replace(policy, editions=(longer,))


def is_no_looser(before: Policy, after: Policy, facts: dict[str, Value]) -> bool:
    """Whether all that was held is held still, with all its approvals."""
    one, other = (decide(each, Facts(facts, {}), DAY) for each in (before, after))
    kept = all(any(d.implies(each) for d in other.demands) for each in one.demands)
    return other.outcome >= one.outcome and kept


@given(documents, clauses, said)
def test_adding_a_clause_never_loosens(
    policy: Policy, more: Clause, facts: dict[str, Value]
) -> None:
    assert is_no_looser(policy, with_clauses(policy, more), facts)


@given(documents, st.integers(0, 3), said)
def test_raising_a_level_never_loosens(
    policy: Policy, which: int, facts: dict[str, Value]
) -> None:
    [edition] = policy.editions
    raised = tuple(
        replace(c, sets=tuple(replace(s, level=Level.STOP) for s in c.sets))
        if number == which
        else c
        for number, c in enumerate(edition.clauses)
    )
    harder = replace(policy, editions=(Edition("1", DAY, raised),))
    one, other = (decide(each, Facts(facts, {}), DAY) for each in (policy, harder))

    assert other.outcome >= one.outcome


@given(documents, documents, said)
def test_a_document_above_never_loosens(
    policy: Policy, above: Policy, facts: dict[str, Value]
) -> None:
    assert is_no_looser(policy, policy.under(above), facts)
