"""The addresses of a school's people."""

from django.urls import path

from schoolgate.web.people.views import persons, rolls

app_name = "people"
urlpatterns = [
    path("", persons.people, name="list"),
    path("roll/", rolls.roll, name="roll"),
    path("roll/<slug:kind>/", rolls.preview, name="preview"),
    path("never-shown/", rolls.never_shown, name="never_shown"),
    path("never-shown/<int:pk>/bar/", rolls.bar, name="bar"),
    path("never-shown/<int:pk>/unbar/", rolls.unbar, name="unbar"),
    path("<int:pk>/", persons.person, name="person"),
    path("<int:pk>/give/", persons.give, name="give"),
    path("<int:pk>/end/<int:holding>/", persons.end, name="end"),
    path("<int:pk>/leave/", persons.go, name="leave"),
    path("<int:pk>/away/", persons.away, name="away"),
]
