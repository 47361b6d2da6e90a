"""The situations of cases: a table in, what the policy answers out, as plain values."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import cast

from schoolgate.checks.cases.tables import Body, Case, days, rows, strings, table
from schoolgate.checks.gate import Draft, judge
from schoolgate.engine.box import Value
from schoolgate.engine.duty import Calendar, Done, Duty
from schoolgate.engine.people import Person
from schoolgate.engine.policy import Policy
from schoolgate.engine.questions import answer, owed, route
from schoolgate.engine.route import Concern
from schoolgate.engine.truth import Truth, truth
from schoolgate.policyfile.law import elections, platforms
from schoolgate.policyfile.read import PolicyFile
from schoolgate.reading.post import Post
from schoolgate.reading.school import Embargo, School

_DAY = date(2026, 11, 20)
_PLAIN = "Year 4 enjoyed their science morning."

CAST = tuple(
    Person(key, key.title(), "Cast", roles=frozenset(roles.split()))
    for key, roles in {
        "hana": "head",
        "dev": "deputy slt",
        "dora": "dsl",
        "dan": "dpo",
        "olive": "online-safety",
        "tess": "teacher",
        "ben": "teacher",
        "sue": "support",
        "omar": "office",
        "tim": "technician",
        "lena": "line-manager",
        "hugo": "hr",
        "gail": "governor",
        "carl": "chair",
        "trudy": "trust",
        "pia": "principal",
        "paul": "parent",
        "pip": "pupil",
        "police": "police",
        "lado": "lado",
        "services": "services",
    }.items()
)


def answer_of(case: Case, policy: Policy, file: PolicyFile) -> dict[str, object]:
    """What the policy answers in this case, as plain values that can be compared."""
    if "decide" in case.body:
        return _decided(table(case.body, "decide"), policy, file)
    if "owed" in case.body:
        return _owed(table(case.body, "owed"), policy)
    if "route" in case.body:
        return _routed(table(case.body, "route"), policy)
    question = str(case.body["answer"])
    return {"answers": [c.id for c in answer(policy, question, _DAY)]}


def _decided(body: Body, policy: Policy, file: PolicyFile) -> dict[str, object]:
    verdict = judge(policy, _draft(body, file), _school(body, file))
    decision = verdict.decision
    return {
        "outcome": decision.outcome.word,
        "cites": list(decision.cites),
        "asks": sorted({c for each in decision.unanswered for c in each.clauses}),
        "open": sorted(each.fact for each in decision.unanswered),
        "approvers": [
            f"{d.people} of {' or '.join(d.roles)}" for d in decision.demands
        ],
        "quarrels": [" ".join(sorted(q.clauses)) for q in decision.quarrels],
    }


def _draft(body: Body, file: PolicyFile) -> Draft:
    """A case's post, with the defaults that a case may leave out."""
    on = body.get("on", datetime(2026, 11, 20, 10))  # noqa: DTZ001 - school local time
    facts = {name: _value(said) for name, said in table(body, "facts").items()}
    post = Post(
        text=str(body.get("text", _PLAIN)),
        on=on if isinstance(on, datetime) else datetime.fromisoformat(str(on)),
        platforms=tuple(strings(body, "to")) or tuple(_first_platform(file)),
        kind=str(body.get("kind", "activity")),
        roles=frozenset(strings(body, "as")) or frozenset(("head",)),
        audience=str(body.get("audience", "public")),
        tags=tuple(strings(body, "tags")),
        election=str(body.get("election", "")),
    )
    return Draft(post, {}, facts)


def _school(body: Body, file: PolicyFile) -> School:
    return School(
        name=file.policy.school,
        nation=file.policy.nation,
        pupils=_roll(body, "pupils", "pupil"),
        staff=_roll(body, "staff", "teacher"),
        consents=(),
        restricted=(),
        embargoes=tuple(_embargo(each) for each in rows(body, "embargoes")),
        known_sites=file.known_sites,
        own_contacts=file.own_contacts,
        own_handles=file.own_handles,
        words=file.words_with("elections", elections()),
        platforms=platforms(),
    )


def _embargo(item: object) -> Embargo:
    table = cast("Body", item)
    until = table.get("until")
    words = tuple(str(word) for word in strings(table, "words"))
    return Embargo(
        str(table["topic"]), words, until if isinstance(until, date) else None
    )


def _roll(body: Body, field: str, role: str) -> tuple[Person, ...]:
    named = [str(name).partition(" ") for name in strings(body, field)]
    return tuple(
        Person(f"{role}-{number}", first, last, roles=frozenset((role,)))
        for number, (first, _, last) in enumerate(named)
    )


def _owed(body: Body, policy: Policy) -> dict[str, object]:
    on = cast("date", body["on"])
    entries = rows(body, "ledger")
    ledger = [Done(str(row["key"]), cast("date", row["day"])) for row in entries]
    terms = days(body, "terms")
    duties = owed(policy, ledger, Calendar(terms), on)
    cites = sorted({clause for duty in duties for clause in duty.clauses})
    return {"duties": [_duty(duty) for duty in duties], "cites": cites}


def _duty(duty: Duty) -> dict[str, str]:
    return {
        "key": duty.key,
        "owner": duty.owner_role,
        "due": str(duty.due),
        "since": str(duty.since),
        "state": duty.state,
        "clauses": " ".join(duty.clauses),
    }


def _routed(body: Body, policy: Policy) -> dict[str, object]:
    concern = Concern(
        str(body["kind"]),
        frozenset(strings(body, "about")),
        frozenset(strings(body, "about_roles")),
        frozenset(strings(body, "by")),
    )
    people = [p for p in CAST if p.key not in strings(body, "without")]
    sent = route(policy, concern, people, _DAY)
    return {
        "to": [p.key for p in sent.to],
        "never": [p.key for p in sent.never],
        "cites": list(sent.clauses),
        "missing": sent.missing,
        "steps": list(sent.steps),
    }


def _value(said: object) -> Value:
    if said == "unsaid":
        return Truth.UNSAID
    return truth(said) if isinstance(said, bool) else cast("Value", said)


def _first_platform(file: PolicyFile) -> Sequence[str]:
    return strings(file.about, "platforms")[:1]
