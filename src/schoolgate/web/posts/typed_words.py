"""What was typed and refused, for the form to show again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

ON = "on"


@dataclass(frozen=True, slots=True)
class TypedWords:
    """What a form shows: what was sent with it and refused, else what is saved."""

    sent: Mapping[str, Any] | None = None

    def text(self, name: str, saved: object = "") -> str:
        """The words of a field; what is saved, if the form did not have it."""
        return str(saved) if self.sent is None else self.sent.get(name, saved)

    def ticked(
        self, name: str, saved: object, value: str = ON, beside: str = "version"
    ) -> bool:
        """Whether a box or a choice is ticked, if the form had the field beside it."""
        if not isinstance(self.sent, QueryDict) or beside not in self.sent:
            return bool(saved)
        return value in self.sent.getlist(name)
