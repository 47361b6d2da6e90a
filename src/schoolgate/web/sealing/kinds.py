"""What is kept sealed: each kind says where it stands, and what it is sealed for.

Whoever seals does it through a kind, and ``operations.keys`` lists them all, so the
doctor tries each one and new keys reach each one. A test holds the list complete.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

from schoolgate.engine.record import identity_record
from schoolgate.web.sealing.seal import seal, unseal

Row = TypeVar("Row", bound=Model)


@identity_record
class Kind(Generic[Row]):
    """One kind of sealed thing; a row holds one of it.

    ``about`` names the place that a seal is bound to, ``called`` what people call it;
    ``read`` and ``write`` reach the sealed bytes, and ``cure`` is what to do where
    nothing opens them any more.
    """

    rows: Callable[[], QuerySet[Row]]
    about: Callable[[Row], str]
    called: Callable[[Row], str]
    read: Callable[[Row], bytes]
    write: Callable[[Row, bytes], None]
    cure: str

    def sealed(self, row: Row, plain: bytes) -> bytes:
        """Bytes, sealed for the place of a row."""
        return seal(plain, self.about(row))

    def opened(self, row: Row) -> bytes:
        """What a row holds, in plain. Raises SealError, or OSError for a lost file."""
        return unseal(self.read(row), self.about(row))
