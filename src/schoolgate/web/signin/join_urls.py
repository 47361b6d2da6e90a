"""The addresses of what is mine: signing in, my roles."""

from django.urls import URLPattern

app_name = "mine"
urlpatterns: list[URLPattern] = []
