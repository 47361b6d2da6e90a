"""Forms: what was found of an account, who keeps it, and when they were trained."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict

from schoolgate.web.accounts.actions.add_keeper import KeeperEntry
from schoolgate.web.accounts.actions.confirm import ConditionCheck
from schoolgate.web.accounts.facts import CONFIRMED
from schoolgate.web.accounts.forms.words import PART_WORDS, chosen, day, required
from schoolgate.web.accounts.judging import FACTS, AccountCondition
from schoolgate.web.accounts.models import Condition
from schoolgate.web.accounts.states import KeeperPart
from schoolgate.web.people.models import Person

YES, NO, NOT_YET = "yes", "no", ""
ANSWERS = [(NOT_YET, "Not looked at yet"), (YES, "It is so"), (NO, "It is not so")]


class ConditionsForm(forms.Form):
    """Each condition that somebody has to look at: how it is, and what shows it.

    ``asked`` come first, then those that this policy does not ask for.
    """

    note = forms.CharField(
        label="Anything else that was seen",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )
    next_due = day("When is the next look?")

    def __init__(
        self, known: Iterable[Condition], data: QueryDict | None = None
    ) -> None:
        before = {condition.fact: condition for condition in known}
        super().__init__(data)
        for fact in CONFIRMED:
            self._add(_short(fact), before.get(fact))

    def _add(self, name: str, known: Condition | None) -> None:
        answer = (YES if known.met else NO) if known else NOT_YET
        self.fields[name] = forms.ChoiceField(
            choices=ANSWERS, required=False, initial=answer
        )
        self.fields[f"{name}_evidence"] = forms.CharField(
            label="What shows it?",
            required=False,
            max_length=500,
            initial=known.evidence if known else "",
        )

    def clean(self) -> None:
        """Ask for the evidence of whatever is said to be so."""
        for fact in CONFIRMED:
            name = _short(fact)
            evidence = f"{name}_evidence"
            said = self.cleaned_data
            if said.get(name) == YES and not said.get(evidence, "").strip():
                self.add_error(evidence, "Say how you know: where you looked.")

    @property
    def condition_checks(self) -> list[ConditionCheck]:
        """What was found of each condition that somebody looked at."""
        said = self.cleaned_data
        return [
            ConditionCheck(fact, said[name] == YES, said[f"{name}_evidence"])
            for fact, name in ((fact, _short(fact)) for fact in CONFIRMED)
            if said[name] != NOT_YET
        ]

    def rows(
        self, asked: Iterable[AccountCondition]
    ) -> list[tuple[str, AccountCondition | None, forms.BoundField, forms.BoundField]]:
        """Each condition with its two fields, those the policy asks for first."""
        here = {one.fact: one for one in asked}
        facts = sorted(CONFIRMED, key=lambda fact: fact not in here)
        return [
            (fact, here.get(fact), self[_short(fact)], self[f"{_short(fact)}_evidence"])
            for fact in facts
        ]


class KeeperForm(forms.Form):
    """Who is entered for an account, and as what."""

    person = forms.ChoiceField(
        label="Who?", error_messages=required("Choose somebody at the school.")
    )
    part = forms.ChoiceField(
        label="As what?",
        choices=chosen(PART_WORDS.items()),
        error_messages=required("Choose what they are to the account."),
    )
    trained_on = day("When were they trained for it, if they were?")

    def __init__(self, people: Iterable[Person], data: QueryDict | None = None) -> None:
        super().__init__(data)
        self._people = {str(person.pk): person for person in people}
        field = self.fields["person"]
        if isinstance(field, forms.ChoiceField):
            field.choices = chosen((pk, p.name) for pk, p in self._people.items())

    @property
    def entry(self) -> KeeperEntry:
        """Who was chosen."""
        said = self.cleaned_data
        person = self._people[said["person"]]
        return KeeperEntry(person, KeeperPart(said["part"]), said["trained_on"])


class TrainedForm(forms.Form):
    """The day of a training."""

    trained_on = forms.DateField(
        error_messages={
            "required": "Give the day of the training.",
            "invalid": "Give a day, for example 2026-12-01.",
        }
    )


def _short(fact: str) -> str:
    return fact.removeprefix(FACTS)
