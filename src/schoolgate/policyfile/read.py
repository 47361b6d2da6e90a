"""A policy out of its folder, joined with the law of its nation and its platforms."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from schoolgate.engine.catalogue.places import PLATFORMS, ROLES
from schoolgate.engine.clause import Clause
from schoolgate.engine.policy import Edition, Policy
from schoolgate.engine.record import NOTHING, identity_record
from schoolgate.engine.route import Succession
from schoolgate.policyfile import fields
from schoolgate.policyfile.clauses import OUTSIDE, read_clause
from schoolgate.policyfile.errors import PolicyFileError, WrongField
from schoolgate.policyfile.fields import Item
from schoolgate.policyfile.nations import nation
from schoolgate.policyfile.places import policy_path
from schoolgate.policyfile.yamlfile import line_of, load_list, load_table

POLICY_FIELDS = frozenset(
    (
        "name",
        "school",
        "nation",
        "owner",
        "approver",
        "counts_as",
        "same",
        "deputies",
        "instead",
        "editions",
        "dates",
        "review_months",
        "linked_policies",
        "platforms",
        "known_sites",
        "own_contacts",
        "own_handles",
        "words",
        "titles",
        "trust",
        "trust_name",
    )
)


DATES = frozenset(("written", "approved", "reviewed", "next_review", "changed"))


@identity_record
class PolicyFile:
    """A policy and what else its file says of the school, for people and checks."""

    policy: Policy
    path: Path
    known_sites: frozenset[str] = frozenset()
    own_contacts: frozenset[str] = frozenset()
    own_handles: frozenset[str] = frozenset()
    words: Mapping[str, tuple[str, ...]] = NOTHING
    about: Mapping[str, object] = NOTHING
    trust: Path | None = None

    def words_with(
        self, name: str, more: tuple[str, ...]
    ) -> Mapping[str, tuple[str, ...]]:
        """The school's own lists of words, one of them made longer."""
        return {**self.words, name: (*self.words.get(name, ()), *more)}


def read_policy(name_or_file: str) -> PolicyFile:
    """Read a policy by its name or its file; an error names file, line and cure."""
    path = policy_path(name_or_file)
    item = load_table(path)
    try:
        return _policy_file(path, item)
    except WrongField as wrong:
        raise PolicyFileError(
            path, line_of(path, 0, wrong.field), wrong.what, wrong.cure
        ) from wrong


def read_clauses(path: Path) -> tuple[tuple[Clause, Item], ...]:
    """Read a file of clauses, each with its table; ids stand once."""
    clauses: dict[str, tuple[Clause, Item]] = {}
    for number, item in enumerate(load_list(path)):
        try:
            clause = read_clause(item)
            _once(clause, clauses)
        except WrongField as wrong:
            line = line_of(path, number, wrong.field)
            raise PolicyFileError(path, line, wrong.what, wrong.cure) from wrong
        clauses[clause.id] = (clause, item)
    return tuple(clauses.values())


def _once(clause: Clause, known: Mapping[str, object]) -> None:
    if clause.id in known:
        raise WrongField(
            "id", f"“{clause.id}” stands twice.", "Give each clause an id of its own."
        )


def _policy_file(path: Path, item: Item) -> PolicyFile:
    fields.known_only(item, POLICY_FIELDS)
    home = nation(fields.text(item, "nation", "england"))
    _check_roles(item)
    policy = Policy(
        name=fields.text(item, "name", path.parent.name),
        school=fields.text(item, "school"),
        nation=home.name,
        editions=_editions(path, item),
        counts_as=_lists(item, "counts_as"),
        approver=fields.words(item, "approver") or ("head",),
        platforms=frozenset(fields.words(item, "platforms")),
        titles={**home.terms, **_texts(item, "titles")},
        succession=Succession(
            deputies=_lists(item, "deputies"),
            instead={**home.instead, **_lists(item, "instead")},
            same=_lists(item, "same"),
        ),
    )
    return PolicyFile(
        policy,
        path,
        frozenset(fields.words(item, "known_sites")),
        frozenset(fields.words(item, "own_contacts")),
        frozenset(fields.words(item, "own_handles")),
        _lists(item, "words"),
        item,
        trust=_trust(path, item),
    )


def _check_roles(item: Item) -> None:
    """Refuse roles that nobody has: a demand on one could never be met."""
    for name in ("approver", "owner"):
        fields.one_of(name, fields.words(item, name), ROLES)
    for name in ("counts_as", "same", "deputies"):
        for role, others in _lists(item, name).items():
            fields.one_of(name, (role, *others), ROLES)
    for role, others in _lists(item, "instead").items():
        fields.one_of("instead", (role,), ROLES)
        fields.one_of("instead", others, (*ROLES, *sorted(OUTSIDE)))
    if fields.number(item, "review_months", 12) < 1:
        raise WrongField(
            "review_months", "a review needs at least one month.", "Write 12."
        )
    dates = fields.mapping(item, "dates")
    fields.known_only(dates, DATES)
    for name in dates:
        fields.day(dates, str(name))
    fields.one_of("titles", _texts(item, "titles"), ROLES)
    fields.one_of("platforms", fields.words(item, "platforms"), PLATFORMS)


def _trust(path: Path, item: Item) -> Path | None:
    """The policy of the trust: a folder beside this one, or a shipped name."""
    name = fields.text(item, "trust", "")
    if not name:
        return None
    beside = path.parent.parent / name / "policy.yaml"
    try:
        return beside if beside.is_file() else policy_path(name)
    except PolicyFileError as error:
        raise WrongField(
            "trust",
            f"there is no policy “{name}”.",
            "Name its folder, or write trust_name: where the trust has no file.",
        ) from error


def _editions(path: Path, item: Item) -> tuple[Edition, ...]:
    rows = fields.tables(item, "edition", "editions")
    editions = tuple(_edition(path, number, row) for number, row in enumerate(rows))
    _on_days_of_their_own(editions)
    if not editions:
        raise WrongField(
            "editions",
            "the policy has no edition.",
            "Write “editions:” with version, since and clauses.",
        )
    return editions


def _edition(path: Path, number: int, item: Item) -> Edition:
    try:
        fields.known_only(item, frozenset(("version", "since", "clauses")))
        version = fields.text(item, "version")
        since = fields.day(item, "since") or date.min
        file = path.parent / fields.text(item, "clauses")
    except WrongField as wrong:
        line = line_of(path, number, wrong.field, "editions")
        raise PolicyFileError(path, line, wrong.what, wrong.cure) from wrong
    return Edition(version, since, tuple(clause for clause, _ in read_clauses(file)))


def _on_days_of_their_own(editions: tuple[Edition, ...]) -> None:
    days = [edition.since for edition in editions]
    if len(set(days)) < len(days):
        raise WrongField(
            "editions",
            "two editions begin on one day.",
            "Give each edition a “since” of its own.",
        )


def _lists(item: Item, field_name: str) -> dict[str, tuple[str, ...]]:
    table = fields.mapping(item, field_name)
    return {str(name): fields.words(table, str(name)) for name in table}


def _texts(item: Item, field_name: str) -> dict[str, str]:
    table = fields.mapping(item, field_name)
    return {str(name): fields.text(table, str(name)) for name in table}
