"""What a nation calls its people, who stands in for whom, and its ages of consent."""

from collections.abc import Mapping
from functools import cache

from schoolgate.engine.record import record
from schoolgate.policyfile import fields
from schoolgate.policyfile.errors import WrongField
from schoolgate.policyfile.places import policies_folder
from schoolgate.policyfile.yamlfile import load_table


@record
class Nation:
    """One nation's words and routes. Switching a school's nation switches them all."""

    name: str
    terms: Mapping[str, str]
    instead: Mapping[str, tuple[str, ...]]
    own_consent_age: int
    ground: str

    def term(self, role: str) -> str:
        """Say a role as this nation does."""
        return self.terms.get(role, role)


@cache
def nations() -> Mapping[str, Nation]:
    """Read every nation's table."""
    table = load_table(policies_folder() / "law" / "nations.yaml")
    return {name: _nation(name, fields.mapping(table, name)) for name in table}


def nation(name: str) -> Nation:
    """Give one nation; a name that is none is refused with those that are."""
    if name in nations():
        return nations()[name]
    raise WrongField(
        "nation", f"“{name}” is no nation.", f"Write one of: {', '.join(nations())}."
    )


def _nation(name: str, item: fields.Item) -> Nation:
    terms = fields.mapping(item, "terms")
    instead = fields.mapping(item, "instead")
    return Nation(
        name,
        {role: fields.text(terms, role) for role in terms},
        {role: fields.words(instead, role) for role in instead},
        fields.number(item, "own_consent_age", 13),
        fields.text(item, "ground", ""),
    )
