"""Model fields whose column holds a seal: what is in them opens only with the keys.

The attribute of a row is the seal, never the plain value: a list, a log or a backup
that reads the row gives nothing away. ``field.open(row)`` and ``field.put(row, …)``
are the two ways through, where ``field`` is ``Account.credentials.field``. ``doctor``
and ``reseal`` find these fields by themselves (``sealing.kinds``).
"""

import base64
import binascii
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import models

from schoolgate.web.sealing.seal import seal, unseal

NO_SEAL = b"\0"

if TYPE_CHECKING:
    _Binary = models.BinaryField[bytes, bytes]
    _Text = models.TextField[str, str]
else:
    _Binary, _Text = models.BinaryField, models.TextField


class SealedColumn:
    """What every sealed field knows: what it is bound to, and what people call it.

    A seal is bound to its model, its field and the values of ``bound_to`` in its row,
    so that one copied into another row does not open. ``called`` is a format string
    that is given the row; ``cure`` is what to do when no key opens it. None of the
    three is part of a migration: they change nothing in the database.
    """

    model: type[models.Model]
    attname: str
    empty: object = b""

    def __init__(
        self,
        *args: object,
        bound_to: Sequence[str] = ("pk",),
        called: str = "something sealed",
        cure: str = "restore it from a backup",
        **kwargs: object,
    ) -> None:
        self.bound_to, self.called, self.cure = tuple(bound_to), called, cure
        super().__init__(*args, **kwargs)

    def about(self, row: models.Model) -> str:
        """Name the place that a seal is bound to."""
        place = (f"{self.model._meta.label_lower}.{self.attname}", *self._values(row))
        return ":".join(place)

    def has(self, row: models.Model) -> bool:
        """Whether anything is sealed in a row."""
        return bool(getattr(row, self.attname))

    def read(self, row: models.Model) -> bytes:
        """Read the seal of a row."""
        return bytes(getattr(row, self.attname))

    def write(self, row: models.Model, sealed: bytes) -> None:
        """Save a seal; nothing else of the row is written."""
        self.set_seal(row, sealed)
        row.save(update_fields=[self.attname])

    def set_seal(self, row: models.Model, sealed: bytes) -> None:
        """Give a seal to a row that is not saved yet."""
        setattr(row, self.attname, sealed)

    def open_bytes(self, row: models.Model) -> bytes:
        """Open the seal of a row. Raises SealError."""
        return unseal(self.read(row), self.about(row))

    def put_bytes(self, row: models.Model, plain: bytes) -> None:
        """Seal for a row that is not saved yet."""
        self.set_seal(row, seal(plain, self.about(row)))

    def _values(self, row: models.Model) -> list[str]:
        return [str(getattr(row, name)) for name in self.bound_to]


class SealedBytesField(SealedColumn, _Binary):
    """Sealed bytes, such as a file."""

    def open(self, row: models.Model) -> bytes:
        """Open what a row holds. Raises SealError."""
        return self.open_bytes(row)

    def put(self, row: models.Model, plain: bytes) -> None:
        """Seal bytes for a row; it is saved by the caller."""
        self.put_bytes(row, plain)


class SealedJSONField(SealedColumn, _Binary):
    """A sealed value that JSON can hold."""

    def open(self, row: models.Model) -> object:
        """Open what a row holds. Raises SealError."""
        value: object = json.loads(self.open_bytes(row))
        return value

    def put(self, row: models.Model, value: object) -> None:
        """Seal a value for a row; it is saved by the caller."""
        self.put_bytes(row, json.dumps(value, sort_keys=True).encode())


class SealedTextField(SealedColumn, _Text):
    """Sealed words, in a column of letters: it can hold no file."""

    empty = ""

    def read(self, row: models.Model) -> bytes:
        """Read the seal of a row; what is none opens nowhere."""
        try:
            return base64.b64decode(getattr(row, self.attname), validate=True)
        except (binascii.Error, ValueError):
            return NO_SEAL

    def set_seal(self, row: models.Model, sealed: bytes) -> None:
        """Give a seal to a row that is not saved yet."""
        setattr(row, self.attname, base64.b64encode(sealed).decode())

    def open(self, row: models.Model) -> str:
        """Open the words of a row. Raises SealError."""
        return self.open_bytes(row).decode()

    def put(self, row: models.Model, words: str) -> None:
        """Seal words for a row; it is saved by the caller. No words, no seal."""
        if words:
            self.put_bytes(row, words.encode())
        else:
            setattr(row, self.attname, self.empty)
