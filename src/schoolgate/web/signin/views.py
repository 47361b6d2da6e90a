"""Signing in: the page itself, the demonstration's cast, the first administrator."""

from allauth.account.signals import user_logged_in
from allauth.account.views import LoginView
from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from schoolgate.web.people.actions.open_house import open_house
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.signin.forms import FirstForm

Group = tuple[str, list[tuple[int, str]]]


class SignIn(LoginView):
    """The sign-in page; in a demonstration, with its cast to pick from."""

    def dispatch(
        self, request: HttpRequest, *a: object, **k: object
    ) -> HttpResponseBase:
        """Lead to the first set-up where there is nobody yet."""
        if not settings.DEMONSTRATION and not Person.objects.exists():
            return redirect("first")
        answer: HttpResponseBase = super().dispatch(request, *a, **k)
        return answer

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Add who can be picked, and the providers that are set up."""
        context: dict[str, object] = super().get_context_data(**kwargs)
        context["providers"] = get_adapter().list_providers(self.request)
        context["cast"] = cast() if settings.DEMONSTRATION else []
        return context


def cast() -> list[Group]:
    """Everybody of the demonstration, school by school, with what they hold."""
    groups: dict[str, dict[int, str]] = {}
    held = Holding.objects.filter(person__is_active=True)
    for holding in held.select_related("person", "school", "trust").order_by("pk"):
        place = str(holding.school or holding.trust)
        group = groups.setdefault(place, {})
        before = group.get(holding.person_id, holding.person.name)
        joined = "; " if holding.person_id in group else ", "
        group[holding.person_id] = f"{before}{joined}{holding.get_role_display()}"
    return [(place, list(group.items())) for place, group in groups.items()]


@require_POST
def pick(request: HttpRequest) -> HttpResponseBase:
    """Sign in as one of the demonstration's cast; nowhere else is there such a page.

    Whoever tried out a second factor before must not lock out the next visitor, so
    none is asked for.
    """
    if not settings.DEMONSTRATION:
        raise Http404
    number = request.POST.get("person", "")
    people = Person.objects.filter(is_active=True)
    person = get_object_or_404(people, pk=number if number.isdecimal() else 0)
    login(request, person)
    user_logged_in.send(sender=Person, request=request, user=person)
    onward = request.POST.get(REDIRECT_FIELD_NAME, "")
    is_ours = url_has_allowed_host_and_scheme(onward, {request.get_host()})
    return redirect(onward if is_ours else "home")


def unknown(request: HttpRequest) -> HttpResponse:
    """Say that a provider's account belongs to nobody here."""
    return render(request, "signin/unknown.html", status=403)


def first(request: HttpRequest) -> HttpResponse:
    """Set up the first school and its administrator, once, with the code of set-up."""
    if settings.DEMONSTRATION or Person.objects.exists():
        raise Http404
    form = FirstForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        school = open_house(form.details(), at=timezone.now())
        messages.success(request, f"{school} is open. Sign in to begin.")
        return redirect("account_login")
    status = 422 if request.method == "POST" else 200
    return render(request, "signin/first.html", {"form": form}, status=status)
