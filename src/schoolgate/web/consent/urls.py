"""The addresses of a school's consents."""

from django.urls import path

from schoolgate.web.consent.views import keeping, mine

app_name = "consent"
urlpatterns = [
    path("", keeping.groups, name="groups"),
    path("mine/", mine.mine, name="mine"),
    path("group/<int:group>/", keeping.sheet, name="sheet"),
    path("group/<int:group>/write/", keeping.write, name="write"),
    path("pupil/<int:pk>/", keeping.pupil, name="pupil"),
]
