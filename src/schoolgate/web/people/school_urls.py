"""The addresses of a school's people."""

from django.urls import URLPattern

app_name = "people"
urlpatterns: list[URLPattern] = []
