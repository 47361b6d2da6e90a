"""JSON Schema as the specifications use it, made strict: nothing unknown gets through.

A property that the schema does not name is wrong, even where the schema would let it
pass; a keyword that is not known here is an error of this file.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

Schema = Mapping[str, Any]
Value = Any
TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": Mapping,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
}
LIMITS: Mapping[str, Callable[[Any, Any], bool]] = {
    "enum": lambda value, allowed: value in allowed,
    "pattern": lambda value, pattern: re.search(pattern, value) is not None,
    "minLength": lambda value, least: len(value) >= least,
    "maxLength": lambda value, most: len(value) <= most,
    "minItems": lambda value, least: len(value) >= least,
    "maxItems": lambda value, most: len(value) <= most,
    "uniqueItems": lambda value, _: len(set(value)) == len(value),
    "minimum": lambda value, least: value >= least,
    "maximum": lambda value, most: value <= most,
}
STRUCTURE = frozenset(
    "type required properties additionalProperties items format anyOf oneOf nullable "
    "$ref".split()
)
SILENT = frozenset(("description", "example", "default", "discriminator"))


class Schemas:
    """The schemas of one document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document

    def resolved(self, schema: Schema) -> Schema:
        """What a reference points at."""
        while "$ref" in schema:
            found: Value = self.document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            schema = found
        return schema

    def faults(self, value: Value, schema: Schema, at: str = "$") -> list[str]:
        """All that is wrong with a value, each with its place."""
        return list(self._faults(value, self.resolved(schema), at))

    def _faults(self, value: Value, schema: Schema, at: str) -> Iterator[str]:
        if unknown := set(schema) - STRUCTURE - SILENT - set(LIMITS):
            raise NotImplementedError(f"{at}: {sorted(unknown)} in a schema")
        if value is None and schema.get("nullable"):
            return
        if not _is_of(value, schema.get("type")):
            yield f"{at}: {value!r} is no {schema['type']}"
            return
        yield from self._of_one(value, schema, at)
        for name, holds in LIMITS.items():
            if name in schema and not holds(value, schema[name]):
                yield f"{at}: {value!r} breaks {name} {schema[name]!r}"
        if schema.get("format") == "date-time":
            yield from _moment(value, at)
        if isinstance(value, Mapping):
            yield from self._in_object(value, schema, at)
        elif isinstance(value, list) and "items" in schema:
            for number, item in enumerate(value):
                yield from self.faults(item, schema["items"], f"{at}[{number}]")

    def _of_one(self, value: Value, schema: Schema, at: str) -> Iterator[str]:
        choices: Sequence[Schema] = schema.get("anyOf") or schema.get("oneOf") or ()
        if choices and all(self.faults(value, each, at) for each in choices):
            yield f"{at}: {value!r} fits none of {len(choices)} schemas"

    def _in_object(
        self, value: Mapping[str, Any], schema: Schema, at: str
    ) -> Iterator[str]:
        for name in schema.get("required", ()):
            if name not in value:
                yield f"{at}: {name} is missing"
        known = schema.get("properties")
        for name, each in value.items():
            if known is not None and name in known:
                yield from self.faults(each, known[name], f"{at}.{name}")
            elif known is not None:
                yield f"{at}: {name} is not in the specification"


def _is_of(value: Value, kind: str | None) -> bool:
    if kind is None:
        return True
    if kind != "boolean" and isinstance(value, bool):
        return False
    return isinstance(value, TYPES[kind])


def _moment(value: str, at: str) -> Iterator[str]:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        yield f"{at}: {value!r} is no moment"
