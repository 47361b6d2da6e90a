"""The addresses of a school's consents."""

from django.urls import path

from schoolgate.web.consent.views import keeping, mine, renewals, whom

app_name = "consent"
urlpatterns = [
    path("", keeping.groups, name="groups"),
    path("mine/", mine.mine, name="mine"),
    path("group/<int:group>/", keeping.sheet, name="sheet"),
    path("group/<int:group>/write/", keeping.write, name="write"),
    path("renewals/", renewals.renewals, name="renewals"),
    path("renewals/begin/", renewals.begin, name="begin_round"),
    path("renewals/choose/", renewals.choose, name="choose_renewing"),
    path("renewals/letters/", renewals.letters, name="letters"),
    path("renewals/<int:pk>/", renewals.steer, name="steer_round"),
    path("renewals/letter/<int:pk>/", renewals.came_back, name="came_back"),
    path("to-ask/", whom.to_ask, name="to_ask"),
    path("to-ask/asked/", whom.ask_for_ticked, name="asked"),
    path("pupil/<int:pk>/", keeping.pupil, name="pupil"),
    path("pupil/<int:pk>/back/", whom.back, name="back"),
]
