"""The parts that pages are put together from, as a screen reader finds them."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.test import RequestFactory
from tests.one_blank import squeezed

from schoolgate.web.design.forms import SampleForm
from schoolgate.web.design.views import sample

Tag = dict[str, str]


class Tags(HTMLParser):
    """All tags of a page, each with its attributes and its name as ``""``."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.all: list[Tag] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append({"": tag, **{name: value or "" for name, value in attrs}})

    def having(self, name: str) -> list[Tag]:
        return [tag for tag in self.all if name in tag]

    def one(self, **wanted: str) -> Tag:
        (found,) = [tag for tag in self.all if wanted.items() <= tag.items()]
        return found


def shown(words: str, **context: object) -> str:
    imported = '{% import "design/parts.html" as parts %}'
    made = engines["jinja2"].from_string(imported + words).render(context)
    return squeezed(made).strip().replace("] <", "]<").replace("> <", "><")


@pytest.fixture
def every_part() -> Tags:
    """The sample, as a demonstration shows it."""
    request = RequestFactory().get("/design/")
    request.user = AnonymousUser()
    return Tags(sample(request).content.decode())


def field(name: str, **given: str) -> Tags:
    """A field of the sample's form, sent with ``given``."""
    form = SampleForm(given)
    return Tags(shown("{{ parts.field(form[name]) }}", form=form, name=name))


def test_every_id_on_the_sample_is_there_once(every_part: Tags) -> None:
    ids = [tag["id"] for tag in every_part.having("id")]

    assert len(ids) > 20
    assert sorted(ids) == sorted(set(ids))


def test_whatever_points_on_the_sample_points_at_something(every_part: Tags) -> None:
    ids = {tag["id"] for tag in every_part.having("id")}
    described = {
        one
        for name in ("aria-describedby", "aria-labelledby")
        for tag in every_part.having(name)
        for one in tag[name].split()
    }
    labelled = {tag["for"] for tag in every_part.having("for")}
    links = {tag["href"][1:] for tag in every_part.having("href") if "#" in tag["href"]}

    assert described
    assert labelled
    assert links
    assert described | labelled | links <= ids


def test_every_field_of_the_sample_has_its_words(every_part: Tags) -> None:
    labelled = {tag["for"] for tag in every_part.having("for")}
    fields = [
        tag
        for tag in every_part.all
        if tag[""] in ("input", "select", "textarea") and tag.get("type") != "hidden"
    ]

    assert len(fields) == 12
    assert {tag["id"] for tag in fields} <= labelled


def test_an_error_is_read_out_with_its_field_after_the_hint() -> None:
    name = field("name").one(id="id_name")

    assert name["aria-describedby"] == "id_name-hint id_name-error"
    assert name["aria-invalid"] == "true"
    assert "govuk-input--error" in name["class"]


def test_a_field_without_error_and_hint_says_nothing_more() -> None:
    words = field("words", words="Hello").one(id="id_words")

    assert "aria-describedby" not in words
    assert words["class"] == "govuk-textarea"


@pytest.mark.parametrize(("name", "kind"), [("way", "radio"), ("ways", "checkbox")])
def test_choices_are_a_group_with_a_name_and_their_errors(name: str, kind: str) -> None:
    tags = field(name)

    group = tags.one(**{"": "fieldset"})
    assert group["aria-describedby"] == f"id_{name}-error"
    assert tags.one(**{"": "legend"})
    assert [tag["type"] for tag in tags.having("type")] == [kind] * 3


def test_what_was_chosen_stays_chosen() -> None:
    tags = field("way", way="gate")

    assert tags.one(value="gate")["checked"] == ""
    assert "checked" not in tags.one(value="phone")


def test_a_single_tick_says_its_hint_and_what_is_wrong() -> None:
    agreed = field("agreed").one(id="id_agreed")

    assert agreed["aria-describedby"] == "id_agreed-hint id_agreed-error"


def test_the_summary_says_which_field_and_leads_there() -> None:
    page = shown("{{ parts.error_summary(form) }}", form=SampleForm({}))

    assert '<a href="#id_name">Your name: This field is required.</a>' in page
    assert '<a href="#id_way_0">One of a few: This field is required.</a>' in page


def test_the_summary_says_what_is_wrong_with_the_whole_form_too() -> None:
    form = SampleForm({})
    form.add_error(None, "It was sent twice.")

    assert "<li>It was sent twice.</li>" in shown(
        "{{ parts.error_summary(form) }}", form=form
    )


def test_hostile_words_stay_words_in_every_part() -> None:
    bad = "<script>"

    class Hostile(forms.Form):
        a = forms.CharField(label=bad, help_text=bad)
        b = forms.ChoiceField(label=bad, choices=[(bad, bad)], widget=forms.RadioSelect)

    page = shown(
        "{{ parts.error_summary(form) }}{% for one in form %}{{ parts.field(one) }}"
        "{% endfor %}{{ parts.tag(bad) }}{{ parts.empty(bad) }}"
        "{{ parts.clauses([{'id': bad, 'asks': bad}]) }}"
        "{{ parts.summary_list([(bad, bad)]) }}{{ parts.post_button(bad, bad, bad) }}"
        "{% call parts.notice(bad) %}{{ bad }}{% endcall %}",
        form=Hostile({}),
        bad=bad,
    )

    assert bad not in page
    assert page.count("&lt;script&gt;") == 18


@pytest.mark.parametrize("level", ["allow", "advise", "approve", "stop"])
def test_a_level_is_said_in_words_and_not_by_colour_alone(level: str) -> None:
    tag = shown("{{ parts.tag(level) }}", level=level)

    assert f"sg-tag--{level}" in tag
    assert f">{level}<" in tag


def test_a_state_of_two_words_is_said_as_two_words() -> None:
    assert ">sent back<" in shown("{{ parts.tag('sent-back') }}")


def test_a_button_by_itself_carries_its_token() -> None:
    page = shown("{{ parts.post_button('/there/', 'Go', token) }}", token="[token]")

    assert page.startswith('<form method="post" action="/there/">[token]<button')
