"""The addresses of a school's events."""

from django.urls import path

from schoolgate.web.events import views

app_name = "events"
urlpatterns = [
    path("", views.events, name="list"),
    path("new/", views.add, name="add"),
    path("<int:pk>/", views.event, name="event"),
    path("<int:pk>/change/", views.change, name="change"),
    path("<int:pk>/cancel/", views.cancel, name="cancel"),
    path("<int:pk>/notice/", views.notice, name="notice"),
]
