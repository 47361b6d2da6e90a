"""One clause out of its table."""

from collections.abc import Mapping

from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.catalogue.places import AUDIENCES, KINDS, PLATFORMS, ROLES
from schoolgate.engine.clause import Clause, Mode, Scope, Sets
from schoolgate.engine.control import Setting
from schoolgate.engine.duty import Every, Obligation
from schoolgate.engine.errors import EngineError
from schoolgate.engine.level import Level
from schoolgate.engine.route import Routing
from schoolgate.policyfile import fields
from schoolgate.policyfile.errors import WrongField
from schoolgate.policyfile.fields import Item

OUTSIDE = frozenset(("lado", "police", "services", "ombudsman", "union"))

CLAUSE_FIELDS = frozenset(
    (
        "id",
        "section",
        "asks",
        "mode",
        "capability",
        "sets",
        "scope",
        "permits",
        "approver",
        "people",
        "duty",
        "duties",
        "route",
        "routes",
        "asked",
        "needs",
        "unenforceable",
        "since",
        "until",
        "source",
        "nations",
    )
)
SCOPE_FIELDS = frozenset(("platforms", "kinds", "audiences", "unless_roles", "hours"))
DUTY_FIELDS = frozenset(("key", "owner", "every", "months", "event", "days", "notice"))
ROUTE_FIELDS = frozenset(("concerns", "to", "about", "by", "unless_by", "steps"))


def read_clause(item: Item) -> Clause:
    """Build a clause; raise WrongField with the field that is wrong."""
    fields.known_only(item, CLAUSE_FIELDS)
    mode = fields.word(item, "mode", Mode)
    scope = fields.mapping(item, "scope")
    identity = fields.text(item, "id")
    since, until = fields.span(item, "since", "until")
    return Clause(
        id=identity,
        section=fields.text(item, "section", ""),
        asks=fields.text(item, "asks"),
        mode=mode,
        capability=fields.text(item, "capability"),
        sets=_binding(item, mode, scope),
        permits=_sets(item, "permits", Level.ALLOW, scope),
        duties=tuple(_duty(each) for each in fields.tables(item, "duty", "duties")),
        routings=tuple(
            _route(each, identity) for each in fields.tables(item, "route", "routes")
        ),
        questions=fields.words(item, "asked"),
        approvers=_known(item, "approver", ROLES),
        people=_people(item),
        needs=fields.text(item, "needs", ""),
        unenforceable=fields.text(item, "unenforceable", ""),
        since=since,
        until=until,
        source=fields.text(item, "source", ""),
    )


def _binding(item: Item, mode: Mode, scope: Item) -> tuple[Sets, ...]:
    """What a clause sets; under a mode that judges nothing it needs a level."""
    found = _sets(item, "sets", mode.level, scope)
    for sets in found:
        if sets.level is Level.ALLOW:
            judging = ", ".join(each for each in Mode if each.level is not Level.ALLOW)
            raise WrongField(
                "sets",
                f"a clause of mode “{mode}” judges nothing, so “{sets.control}” would"
                " mean nothing.",
                f"Write one of the modes {judging}, or {sets.control}:"
                " {value: …, level: stop}.",
            )
    return found


def _people(item: Item) -> int:
    """How many people have to approve."""
    people = fields.number(item, "people", 1)
    if people < 1:
        raise WrongField(
            "people", f"“{people}” people can't approve.", "Write people: 1."
        )
    return people


def _sets(item: Item, field: str, level: Level, scope: Item) -> tuple[Sets, ...]:
    return tuple(
        _one_set(str(control), value, level, scope)
        for control, value in fields.mapping(item, field).items()
    )


def _one_set(control: str, value: object, level: Level, scope: Item) -> Sets:
    """A control set to a value, or to a table: value, level and a scope of its own."""
    if isinstance(value, Mapping):
        own = {name: entry for name, entry in value.items() if name in SCOPE_FIELDS}
        fields.known_only(value, SCOPE_FIELDS | {"value", "level"})
        level = _level(value, level)
        scope = {**scope, **own}
        value = value.get("value")
    sets = Sets(control, _setting(control, value), level, _scope(scope))
    _try(sets)
    return sets


def _level(item: Item, level: Level) -> Level:
    if "level" not in item:
        return level
    said = fields.text(item, "level").upper()
    if said not in Level.__members__:
        known = ", ".join(each.word for each in Level)
        raise WrongField("level", f"“{said.lower()}” is no level.", f"Write: {known}.")
    return Level[said]


def _setting(control: str, value: object) -> Setting:
    if isinstance(value, list):
        return tuple(str(entry) for entry in value)
    if isinstance(value, bool | int | str):
        return value
    raise WrongField(
        control, f"“{control}” has no value.", "Write yes, no, or its value."
    )


def _try(sets: Sets, field: str = "") -> None:
    """Ask the control whether it takes this value, so that the file is told, not us."""
    try:
        control = VOCABULARY.control(sets.control)
        control.regions(sets.value)
        control.permitted(sets.value)
    except EngineError as error:
        raise WrongField(
            field or sets.control,
            f"{str(error).rstrip('?.')}.",
            "Mend the value or the name.",
        ) from error


def _scope(item: Item) -> Scope:
    fields.known_only(item, SCOPE_FIELDS)
    return Scope(
        platforms=_known(item, "platforms", PLATFORMS),
        kinds=_known(item, "kinds", KINDS),
        audiences=_known(item, "audiences", AUDIENCES),
        unless_roles=_known(item, "unless_roles", ROLES),
        hours=_hours(item),
    )


def _hours(item: Item) -> str:
    """A span of the day; YAML reads 18:00 without quotes as a number."""
    hours = fields.text(item, "hours", "")
    if hours:
        _try(Sets("posts.hours", hours, Level.ALLOW), "hours")
    return hours


def _duty(item: Item) -> Obligation:
    fields.known_only(item, DUTY_FIELDS)
    key = fields.text(item, "key")
    for name in (key, fields.text(item, "event", key)):
        if name not in VOCABULARY.duties:
            near = ", ".join(k for k in VOCABULARY.duties if k[:6] == name[:6])
            raise WrongField("key", f"“{name}” is no duty.", f"Near to it: {near}.")
    every = fields.word(item, "every", Every) if "every" in item else Every.ONCE
    needed = {Every.PERIOD: ("months", "12"), Every.EVENT: ("event", key)}.get(every)
    if needed and not item.get(needed[0]):
        name, like = needed
        why = f"a duty “every: {every}” needs “{name}”."
        raise WrongField("every", why, f"Write {name}: {like}.")
    return Obligation(
        key=key,
        owner=_owner(item),
        every=every,
        months=fields.number(item, "months", 0),
        event=fields.text(item, "event", ""),
        days=fields.number(item, "days", 0),
        notice=fields.number(item, "notice", 30),
    )


def _owner(item: Item) -> str:
    owner = fields.text(item, "owner")
    fields.one_of("owner", (owner,), ROLES)
    return owner


def _route(item: Item, clause: str) -> Routing:
    fields.known_only(item, ROUTE_FIELDS)
    if not fields.words(item, "to"):
        raise WrongField("to", "the concern goes to nobody.", "Write to: [dsl].")
    return Routing(
        kinds=_known(item, "concerns", VOCABULARY.concerns),
        to=tuple(r for r in fields.words(item, "to") if _is_role(r)),
        about=_known(item, "about", ROLES),
        by=_known(item, "by", ROLES),
        unless_by=_known(item, "unless_by", ROLES),
        steps=fields.words(item, "steps"),
        clause=clause,
    )


def _is_role(role: str) -> bool:
    if role in ROLES or role in OUTSIDE:
        return True
    known = ", ".join((*ROLES, *sorted(OUTSIDE)))
    raise WrongField("to", f"“{role}” is no role.", f"Write one of: {known}.")


def _known(
    item: Item, field: str, known: "tuple[str, ...] | frozenset[str] | Item"
) -> frozenset[str]:
    chosen = fields.words(item, field)
    fields.one_of(field, chosen, known)
    return frozenset(chosen)
