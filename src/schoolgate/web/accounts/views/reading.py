"""The register and one account, as they are read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from schoolgate.web.accounts.forms.keeping import KeeperForm
from schoolgate.web.accounts.forms.words import platform_words
from schoolgate.web.accounts.judging import AccountJudgement, ConditionStatus, judge
from schoolgate.web.accounts.queries import can_keep, left_behind, review_due
from schoolgate.web.accounts.showing import as_csv, grouped, rows
from schoolgate.web.accounts.states import (
    OFFICIAL,
    OVER,
    PUBLISHES,
    AccountState,
    KeeperPart,
)
from schoolgate.web.accounts.views.acting import account_here
from schoolgate.web.journal.queries import history
from schoolgate.web.people.door import door
from schoolgate.web.people.rights import Standing
from schoolgate.web.policy.in_force import in_force

HISTORY = 100


def _asks(here: Standing, judged: AccountJudgement | None) -> dict[str, str]:
    """What each clause that bears on an account asks, in our words."""
    force, today = in_force(here.school), timezone.localdate()
    clauses = judged.clauses if judged else ()
    return {clause: force.says(clause, today) for clause in clauses}


@door("accounts.see")
def accounts(request: HttpRequest, here: Standing) -> HttpResponse:
    """The school's register of accounts, with what there is to see to."""
    every = rows(here.school, timezone.now())
    context = {
        "groups": grouped(every),
        "left": [row for row in every if row.left],
        "late": [row for row in every if row.late],
        "ending": [row for row in every if row.ending],
        "may_ask": here.may("accounts.ask"),
        "may_keep": here.may("accounts.keep"),
    }
    return render(request, "accounts/register.html", context)


@door("accounts.see")
def table(_request: HttpRequest, here: Standing) -> HttpResponse:
    """The register as a file for a spreadsheet."""
    text = as_csv(rows(here.school, timezone.now()))
    name = f"accounts-{here.school.slug}-{timezone.localdate()}.csv"
    return HttpResponse(
        text,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@door("accounts.see")
def account(request: HttpRequest, here: Standing, pk: int) -> HttpResponse:
    """One account: its life, what the policy asks of it, who keeps it."""
    one = account_here(here, pk)
    today = timezone.localdate()
    keeps = here.may("accounts.keep")
    left = {keeper.pk for keeper in left_behind(here.school, today)}
    now = [keeper for keeper in one.keepers.all() if keeper.until is None]
    judged = judge(one, today) if one.state not in OVER else None
    context = {
        "account": one,
        "platform": platform_words().get(one.platform, one.platform.title()),
        "judged": judged,
        "asks": _asks(here, judged),
        "found": {condition.fact: condition for condition in one.conditions.all()},
        "keepers": now,
        "gone": [keeper for keeper in one.keepers.all() if keeper.until],
        "left": left,
        "reviews": list(one.reviews.select_related("by")[:HISTORY]),
        "history": history(here.school, one)[:HISTORY],
        "due": review_due(one),
        "today": today,
        "keeper_form": KeeperForm(can_keep(here.school, today)) if keeps else None,
        "is_open": one.state in PUBLISHES,
        "is_official": one.state in OFFICIAL,
        "is_over": one.state in OVER,
        "Met": ConditionStatus,
        "Part": KeeperPart,
        "State": AccountState,
        "may": {
            "keep": keeps,
            "ask": here.may("accounts.ask"),
            "permit": here.may("accounts.permit"),
            "connect": here.may("accounts.connect"),
        },
    }
    return render(request, "accounts/account.html", context)
