"""The address of the sample of all parts; only a demonstration has it."""

from django.urls import path

from schoolgate.web.design import views

urlpatterns = [path("", views.sample, name="sample")]
