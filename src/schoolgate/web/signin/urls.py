"""Signing in: what of allauth's pages is on, which is everything but signing up.

People and their e-mail addresses are the office's to write; a page to do so oneself
does not exist.
"""

from allauth.account import views as account
from allauth.socialaccount import views as socialaccount
from django.urls import include, path, re_path

from schoolgate.web.signin import openid
from schoolgate.web.signin import security_views as mine_views
from schoolgate.web.signin import views as signin_views

password = [
    path("", account.password_change, name="account_change_password"),
    path("set/", account.password_set, name="account_set_password"),
    path("reset/", account.password_reset, name="account_reset_password"),
    path(
        "reset/done/", account.password_reset_done, name="account_reset_password_done"
    ),
    re_path(
        r"^reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
by = [
    path("mine/", mine_views.Connections.as_view(), name="socialaccount_connections"),
    path("join/", mine_views.join, name="join"),
    path(
        "cancelled/",
        socialaccount.login_cancelled,
        name="socialaccount_login_cancelled",
    ),
    path("error/", socialaccount.login_error, name="socialaccount_login_error"),
    path("unknown/", signin_views.unknown, name="socialaccount_signup"),
    path("oidc/<slug:provider_id>/", openid.login, name="openid_connect_login"),
    path(
        "oidc/<slug:provider_id>/callback/",
        openid.callback,
        name="openid_connect_callback",
    ),
]
urlpatterns = [
    path("", signin_views.SignIn.as_view(), name="account_login"),
    path("out/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", include(password)),
    path("factor/webauthn/keys/<int:pk>/remove/", mine_views.remove_passkey),
    path("factor/", include("allauth.mfa.urls")),
    path("sessions/", mine_views.sessions, name="usersessions_list"),
    path("sessions/<int:session>/", mine_views.end_session, name="end_session"),
    path("by/", include(by)),
    path("as/", signin_views.pick, name="pick"),
    path("first/", signin_views.first, name="first"),
]
