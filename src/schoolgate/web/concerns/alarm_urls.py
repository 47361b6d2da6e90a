"""The addresses at which a school is told that something is wrong."""

from django.urls import path

from schoolgate.web.concerns import alarm_views, numbers_views, receipt_views

app_name = "alarm"
urlpatterns = [
    path("", alarm_views.alarm, name="raise"),
    path("received/", receipt_views.received, name="received"),
    path("numbers/", numbers_views.numbers, name="numbers"),
]
