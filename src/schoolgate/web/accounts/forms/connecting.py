"""The form of an account's credentials, made from what its platform asks for."""

from collections.abc import Iterable, Mapping

from django import forms
from django.http import QueryDict

from schoolgate.channels.port import Field
from schoolgate.web.accounts.forms.words import required


class CredentialsForm(forms.Form):
    """What a platform asks for. A secret that is kept is never shown again."""

    def __init__(
        self,
        asked: Iterable[Field],
        kept: Mapping[str, str],
        data: QueryDict | None = None,
    ) -> None:
        super().__init__(data)
        self._secrets: dict[str, str] = {}
        for field in asked:
            known = kept.get(field.name, "")
            self.fields[field.name] = _credential(field, known)
            if field.secret and known:
                self._secrets[field.name] = known

    @property
    def credentials(self) -> dict[str, str]:
        """What was typed; a secret left empty stays as it is."""
        typed = {name: str(value) for name, value in self.cleaned_data.items() if value}
        return self._secrets | typed


def _credential(field: Field, kept: str) -> forms.CharField:
    hint = field.hint
    if field.secret and kept:
        hint = f"{hint} It is kept; leave this empty to keep it as it is.".strip()
    widget = (
        forms.PasswordInput(attrs={"autocomplete": "off"}) if field.secret else None
    )
    return forms.CharField(
        label=field.label,
        help_text=hint,
        required=field.required and not (field.secret and kept),
        widget=widget or forms.TextInput(),
        initial="" if field.secret else kept,
        max_length=5000,
        error_messages=required(f"{field.label} is wanted."),
    )
