"""The form of the first page of a fresh installation."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from schoolgate.policyfile.places import policy_names
from schoolgate.web.people.actions.open_house import FirstDetails, is_code


def _policies() -> list[tuple[str, str]]:
    names = [(name, name.replace("-", " ").title()) for name in policy_names()]
    return [("", "Choose a policy"), *names]


class FirstForm(forms.Form):
    """The school, its policy, and whoever keeps it."""

    code = forms.CharField(
        label="The code that set-up printed",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    school = forms.CharField(label="The school's name", max_length=200)
    slug = forms.SlugField(label="A short name for addresses, for example elm-school")
    policy = forms.ChoiceField(
        label="Its social media policy",
        choices=_policies,
        error_messages={"required": "Choose the school’s policy."},
    )
    trust = forms.CharField(
        label="Its trust, if it belongs to one", max_length=200, required=False
    )
    forename = forms.CharField(
        label="Your forename",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    surname = forms.CharField(
        label="Your surname",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    email = forms.EmailField(
        label="Your school e-mail address",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    role = forms.ChoiceField(
        label="Your role",
        choices=[("", "Choose a role"), ("head", "Head"), ("office", "Office")],
        error_messages={"required": "Choose your role."},
    )
    password = forms.CharField(
        label="A password of at least 12 characters",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_code(self) -> str:
        """Hold the code against the one that set-up left."""
        code: str = self.cleaned_data["code"]
        if not is_code(code):
            raise ValidationError(
                "This is not the code that “schoolgate setup” printed. Run it again to "
                "get another one."
            )
        return code

    def clean_password(self) -> str:
        """Refuse what is too easily guessed."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

    def details(self) -> FirstDetails:
        """What was typed, as the action wants it."""
        given = {k: v for k, v in self.cleaned_data.items() if k != "code"}
        return FirstDetails(**given)
