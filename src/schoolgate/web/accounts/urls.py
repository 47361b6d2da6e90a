"""The addresses of the register of accounts."""

from django.urls import path

from schoolgate.web.accounts.views import asking, connecting, keeping, reading

app_name = "accounts"
urlpatterns = [
    path("", reading.accounts, name="register"),
    path("register.csv", reading.table, name="table"),
    path("ask/", asking.ask_for, name="ask"),
    path("not-ours/", asking.list_seen, name="list_other"),
    path("<int:pk>/", reading.account, name="account"),
    path("<int:pk>/answer/", asking.answer, name="answer"),
    path("<int:pk>/again/", asking.again, name="again"),
    path("<int:pk>/open/", asking.open_it, name="open"),
    path("<int:pk>/close/", asking.close_it, name="close"),
    path("<int:pk>/conditions/", keeping.conditions, name="conditions"),
    path("<int:pk>/details/", keeping.details, name="details"),
    path("<int:pk>/people/", keeping.enter, name="enter"),
    path("<int:pk>/people/<int:keeper>/trained/", keeping.trained, name="trained"),
    path("<int:pk>/people/<int:keeper>/gone/", keeping.taken_away, name="gone"),
    path("<int:pk>/connection/", connecting.connection, name="connection"),
    path("<int:pk>/connection/try/", connecting.tried, name="try"),
    path("<int:pk>/connection/forget/", connecting.disconnected, name="forget"),
]
