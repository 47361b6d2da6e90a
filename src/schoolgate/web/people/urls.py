"""The addresses of a school's people."""

from django.urls import path

from schoolgate.web.people.views import groups, never_shown, persons

app_name = "people"
urlpatterns = [
    path("", persons.people, name="list"),
    path("groups/", groups.groups, name="groups"),
    path("groups/<int:pk>/", groups.group, name="group"),
    path("groups/<int:pk>/fill/", groups.fill, name="fill"),
    path("groups/<int:pk>/out/<int:pupil>/", groups.out, name="out"),
    path("groups/<int:pk>/end/", groups.over, name="end_group"),
    path("never-shown/", never_shown.never_shown, name="never_shown"),
    path("never-shown/name/", never_shown.bar_name, name="bar_name"),
    path("never-shown/<int:pk>/bar/", never_shown.bar, name="bar"),
    path("never-shown/<int:pk>/unbar/", never_shown.unbar, name="unbar"),
    path("<int:pk>/", persons.person, name="person"),
    path("<int:pk>/give/", persons.give, name="give"),
    path("<int:pk>/end/<int:holding>/", persons.end, name="end"),
    path("<int:pk>/leave/", persons.go, name="leave"),
    path("<int:pk>/away/", persons.away, name="away"),
]
