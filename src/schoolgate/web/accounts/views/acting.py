"""What every page that changes an account does: find it, act, say how it went."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from schoolgate.web.accounts.actions.errors import AccountError
from schoolgate.web.accounts.models import Account, Keeper
from schoolgate.web.accounts.queries import register
from schoolgate.web.accounts.states import AccountMoveError
from schoolgate.web.people.rights import Standing


def account_here(here: Standing, pk: int) -> Account:
    """The school's own account; another school's is as if it did not exist."""
    return get_object_or_404(register(here.school), pk=pk)


def keeper_here(here: Standing, pk: int, keeper: int) -> Keeper:
    """Somebody of the school's own account."""
    rows = Keeper.objects.select_related("account__school__trust", "person")
    own = rows.filter(account__school=here.school, account=pk)
    return get_object_or_404(own, pk=keeper)


def acted(
    request: HttpRequest, here: Standing, pk: int, act: Callable[[], object], done: str
) -> HttpResponse:
    """Act, say that it is done or why it isn't, and show the account again."""
    try:
        act()
    except (AccountError, AccountMoveError) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("accounts:account", school=here.school.slug, pk=pk)
