"""The addresses of a school's events."""

from django.urls import path

from schoolgate.web.events.views import keeping, presence, wishes

app_name = "events"
urlpatterns = [
    path("", keeping.events, name="list"),
    path("new/", keeping.add, name="add"),
    path("ask/", wishes.ask, name="ask"),
    path("<int:pk>/", keeping.event, name="event"),
    path("<int:pk>/answer/", wishes.answer, name="answer"),
    path("<int:pk>/there/", presence.there, name="there"),
    path("<int:pk>/change/", keeping.change, name="change"),
    path("<int:pk>/cancel/", keeping.cancel, name="cancel"),
    path("<int:pk>/notice/", keeping.notice, name="notice"),
]
