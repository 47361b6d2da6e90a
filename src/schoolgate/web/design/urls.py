"""The addresses of the sample of all parts."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
