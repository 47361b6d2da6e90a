"""Frozen records with slots, as ``dataclasses`` makes them, ready ten times sooner.

A cold check defines some fifty records. With ``dataclasses`` that alone takes longer
than a whole check may: 22 ms for the import and 1 ms a class, where this takes a tenth
(measured in ``docs/decisions/0009-records.md``). Type checkers see a frozen dataclass.

Defaults are immutable values; there are no factories. Equality, hash and representation
are by all fields; ``identity_record`` keeps equality by identity, ``replace`` gives a
changed copy.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import CodeType, FunctionType, MappingProxyType
from typing import Any, NoReturn, TypeVar, dataclass_transform

Record = TypeVar("Record")

NOTHING: Mapping[Any, Any] = MappingProxyType({})
"""The table of nothing, for a field that holds none."""

IN_ORDER, BY_NAME = "in order", "by name"


@dataclass_transform(frozen_default=True)
def record(cls: type[Record]) -> type[Record]:
    """Make a class a frozen record of its annotated fields, in their order."""
    return _made(cls, IN_ORDER, _BY_VALUE)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def keyword_record(cls: type[Record]) -> type[Record]:
    """The same, built by keywords alone; for records that others extend."""
    return _made(cls, BY_NAME, _BY_VALUE)


@dataclass_transform(frozen_default=True, eq_default=False)
def identity_record(cls: type[Record]) -> type[Record]:
    """The same, where two are equal only if they are one: large, and cached on."""
    return _made(cls, IN_ORDER, {})


def replace(one: Record, **changes: object) -> Record:
    """Give a copy of a record, or of a dataclass, with other values in some fields."""
    kind: Any = type(one)
    changed: Record = kind(**(dict(_named(one)) | changes))
    return changed


def _made(cls: type[Record], given: str, methods: dict[str, Any]) -> type[Record]:
    """The class anew, with slots for its fields; a slot can't be added to a class."""
    own = list(cls.__dict__.get("__annotations__", {}))  # noqa: RUF063
    fields = (*getattr(cls, "_fields_", ()), *own)
    body = {k: v for k, v in cls.__dict__.items() if k not in _REMADE}
    defaults = dict(getattr(cls, "_defaults_", {}))
    defaults |= {name: body.pop(name) for name in own if name in body}
    body |= {"__slots__": tuple(own), "_fields_": fields, "_defaults_": defaults}
    body |= {"__init__": _init(fields, defaults, given)}
    body |= {k: v for k, v in (_FROZEN | methods).items() if k not in body}
    kind: Any = type(cls)
    made: type[Record] = kind(cls.__name__, cls.__bases__, body)
    return made


def _init(fields: tuple[str, ...], defaults: dict[str, Any], given: str) -> Any:  # noqa: ANN401
    """The constructor: a blank one for so many fields, with their names put in."""
    blank = _blank(len(fields))
    named = dict(zip(blank.co_varnames[1:], fields, strict=True))
    code = blank.replace(
        co_varnames=("self", *fields),
        co_consts=tuple(named.get(const, const) for const in blank.co_consts),
        co_argcount=1 if given == BY_NAME else 1 + len(fields),
        co_kwonlyargcount=len(fields) if given == BY_NAME else 0,
    )
    init = FunctionType(code, {"_set": object.__setattr__}, "__init__")
    if given == BY_NAME:
        init.__kwdefaults__ = {n: defaults[n] for n in fields if n in defaults}
        return init
    init.__defaults__ = _last_defaults(fields, defaults)
    return init


def _last_defaults(
    fields: tuple[str, ...], defaults: dict[str, Any]
) -> tuple[Any, ...]:
    """The defaults of the last fields; a field after them needs one too."""
    last = tuple(name for name in fields if name in defaults)
    if last != fields[len(fields) - len(last) :]:
        raise TypeError(f"{last[0]} has a default, and a field after it has none")
    return tuple(defaults[name] for name in last)


@cache
def _blank(count: int) -> CodeType:
    """A constructor of numbered fields: to compile each class's own took 10 ms more."""
    fields = [f"field_{number}" for number in range(count)]
    sets = [f" _set(self, {name!r}, {name})" for name in fields] or [" pass"]
    source = f"def __init__({', '.join(('self', *fields))}):\n" + "\n".join(sets)
    scope: dict[str, Any] = {}
    exec(source, scope)  # noqa: S102 - numbered names only
    code: CodeType = scope["__init__"].__code__
    return code


def _values(one: Any) -> tuple[object, ...]:  # noqa: ANN401
    return tuple([getattr(one, name) for name in one._fields_])


def _named(one: Any) -> Iterator[tuple[str, object]]:  # noqa: ANN401
    names = getattr(one, "_fields_", None) or one.__dataclass_fields__
    return ((name, getattr(one, name)) for name in names)


def _equal(one: object, other: object) -> bool:
    if type(one) is not type(other):
        return False
    return _values(one) == _values(other)


def _hash(one: object) -> int:
    return hash(_values(one))


def _repr(one: Any) -> str:  # noqa: ANN401
    said = (f"{name}={value!r}" for name, value in _named(one))
    return f"{type(one).__qualname__}({', '.join(said)})"


def _refuse(one: object, name: str, *_: object) -> NoReturn:
    raise AttributeError(f"{type(one).__name__}.{name} is frozen; use replace()")


def _reduce(one: Any) -> tuple[object, tuple[object, ...]]:  # noqa: ANN401
    return _rebuilt, (type(one), dict(_named(one)))


def _rebuilt(cls: type[Record], values: dict[str, object]) -> Record:
    return cls(**values)


_REMADE = frozenset(("__dict__", "__weakref__"))
_BY_VALUE: dict[str, Any] = {"__eq__": _equal, "__hash__": _hash}
_FROZEN: dict[str, Any] = {
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__reduce__": _reduce,
}
