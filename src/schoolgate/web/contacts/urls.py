"""The addresses of a school's own contacts."""

from django.urls import path

from schoolgate.web.contacts.views import keeping

app_name = "contacts"
urlpatterns = [
    path("", keeping.contacts, name="list"),
    path("add/", keeping.add, name="add"),
    path("<int:pk>/end/", keeping.end, name="end"),
]
