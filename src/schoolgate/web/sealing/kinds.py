"""Everything that is kept sealed: fields by introspection, the rest by registration.

Sealed fields are found in the models. What is sealed elsewhere, such as a file or a row
of another package, is registered in a module ``sealed_elsewhere`` of its app.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.module_loading import autodiscover_modules

from schoolgate.web.sealing.fields import SealedColumn
from schoolgate.web.sealing.seal import seal, unseal

Row = TypeVar("Row", bound=Model)
MODULE = "sealed_elsewhere"


@dataclass(frozen=True, slots=True, eq=False)
class Kind(Generic[Row]):
    """One kind of sealed thing; a row holds one of it.

    ``about`` names the place that a seal is bound to, ``called`` what people call it;
    ``read`` and ``write`` reach the sealed bytes, and ``cure`` is what to do when no
    key opens them.
    """

    rows: Callable[[], QuerySet[Row]]
    about: Callable[[Row], str]
    called: Callable[[Row], str]
    read: Callable[[Row], bytes]
    write: Callable[[Row, bytes], None]
    cure: str

    def sealed(self, row: Row, plain: bytes) -> bytes:
        """Seal bytes for the place of a row."""
        return seal(plain, self.about(row))

    def opened(self, row: Row) -> bytes:
        """Open what a row holds. Raises SealError, or OSError for a lost file."""
        return unseal(self.read(row), self.about(row))


_ELSEWHERE: list[Kind[Any]] = []


def register(kind: Kind[Any]) -> None:
    """Register something that is sealed outside a sealed field."""
    if kind not in _ELSEWHERE:
        _ELSEWHERE.append(kind)


def every_kind() -> Iterator[Kind[Any]]:
    """List every kind of sealed thing of this installation."""
    autodiscover_modules(MODULE)
    for field in sealed_fields():
        yield _kind_of(field)
    yield from _ELSEWHERE


def sealed_fields() -> Iterator[SealedColumn]:
    """Find the sealed fields of every model."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, SealedColumn):
                yield field


def _kind_of(field: SealedColumn) -> Kind[Any]:
    rows = field.model._base_manager.exclude
    return Kind(
        rows=partial(rows, **{field.attname: field.empty}),
        about=field.about,
        called=field.called.format,
        read=field.read,
        write=field.write,
        cure=field.cure,
    )
