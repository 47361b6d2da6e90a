"""Signing in: what of allauth's pages is on, which is everything but signing up.

People and their e-mail addresses are the office's to write; a page to do so oneself
does not exist.
"""

from allauth.account import views as account
from allauth.socialaccount import views as socialaccount
from django.urls import include, path, re_path

from schoolgate.web.people import signin_views

urlpatterns = [
    path("", signin_views.SignIn.as_view(), name="account_login"),
    path("out/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path(
        "password/reset/done/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("factor/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("by/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path(
        "by/cancelled/",
        socialaccount.login_cancelled,
        name="socialaccount_login_cancelled",
    ),
    path("by/error/", socialaccount.login_error, name="socialaccount_login_error"),
    path("by/unknown/", signin_views.unknown, name="socialaccount_signup"),
    path("by/mine/", socialaccount.connections, name="socialaccount_connections"),
    path("as/", signin_views.pick, name="pick"),
    path("first/", signin_views.first, name="first"),
]
