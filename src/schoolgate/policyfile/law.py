"""The law's floors and the platforms' limits: policies that stand above a school's."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from schoolgate.engine.clause import Clause, Mode, Scope, Sets
from schoolgate.engine.level import Level
from schoolgate.engine.policy import Edition, Policy
from schoolgate.engine.route import Succession
from schoolgate.policyfile import fields
from schoolgate.policyfile.ages import AgeRow, read_ages
from schoolgate.policyfile.places import policies_folder
from schoolgate.policyfile.read import read_clauses
from schoolgate.policyfile.yamlfile import load_table


@cache
def floors(nation: str) -> Policy:
    """What no policy of this nation lowers; its ids begin with ``law:``."""
    rows = read_clauses(policies_folder() / "law" / "floors.yaml")
    clauses = tuple(c for c, item in rows if _binds(item, nation))
    clauses += tuple(_age(row) for row in read_ages() if _is_in(row.nations, nation))
    return Policy(
        name="law",
        school="the law",
        nation=nation,
        editions=(Edition("law", date.min, clauses),),
        # Whatever the school's own document says: its head may be called the principal.
        approver=("head",),
        counts_as={"head": ("principal",)},
        succession=Succession(deputies={"head": ("deputy",)}),
        names_every_platform=True,
    )


@cache
def decency() -> Policy:
    """What Schoolgate asks where nobody else does; ids begin with ``schoolgate:``."""
    rows = read_clauses(policies_folder() / "law" / "decency.yaml")
    return Policy(
        name="schoolgate",
        school="Schoolgate",
        nation="",
        editions=(Edition("schoolgate", date.min, tuple(c for c, _ in rows)),),
        names_every_platform=True,
        fills=True,
    )


def _binds(item: Mapping[str, object], nation: str) -> bool:
    return _is_in(frozenset(fields.words(item, "nations")), nation)


def _is_in(nations: frozenset[str], nation: str) -> bool:
    return not nations or nation in nations


def _age(row: AgeRow) -> Clause:
    """A row of the table of ages as a clause, in force on the row's days."""
    scope = Scope(platforms=frozenset((row.service,)))
    return Clause(
        id="law:B11",
        section="Minimum ages",
        asks=f"Nobody under {row.age} is meant to use an account on {row.service}",
        mode=Mode.BLOCK,
        capability="accounts",
        sets=(Sets("accounts.youngest", row.age, Level.STOP, scope),),
        since=row.since,
        until=row.until,
        source=row.source,
    )


@cache
def platforms() -> Mapping[str, Mapping[str, object]]:
    """Each platform's facts: its limits, whether it is social, its comments."""
    table = load_table(policies_folder() / "law" / "platforms.yaml")
    listed = fields.mapping(table, "platforms") or table
    return {str(name): fields.mapping(listed, str(name)) for name in listed}


@cache
def elections() -> tuple[str, ...]:
    """The windows of nation-wide elections, each as ``area|from|to|what``."""
    table = load_table(policies_folder() / "law" / "elections.yaml")
    return tuple(
        "|".join(str(row[field]) for field in ("area", "from", "to", "what"))
        for row in fields.tables(table, "election", "elections")
    )


@cache
def platform_limits() -> Policy:
    """Each platform's own limits as a policy; its ids begin with ``platform:``."""
    clauses = tuple(_limit(name) for name in (*platforms(), "another"))
    return Policy(
        name="platform",
        school="the platforms",
        nation="",
        editions=(Edition("platform", date.min, clauses),),
        names_every_platform=True,
    )


def _limit(name: str) -> Clause:
    scope = Scope(platforms=frozenset((name,)))
    return Clause(
        id=f"platform:{name}",
        section="Limits",
        asks=f"A post is no longer than {name} takes",
        mode=Mode.BLOCK,
        capability="posts",
        sets=(Sets("posts.over_length", value=False, level=Level.STOP, scope=scope),),
    )
