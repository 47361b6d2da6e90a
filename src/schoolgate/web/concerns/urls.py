"""The addresses of a school's cases. Those of one case hold its random key."""

from django.urls import path

from schoolgate.web.concerns import reader_views, views

app_name = "concerns"
urlpatterns = [
    path("alarms/", reader_views.alarms, name="alarms"),
    path("threat/", views.threat, name="threat"),
    path("threat/times/", views.times, name="times"),
    path("case/<uuid:key>/", views.case_page, name="case"),
    path("case/<uuid:key>/hold/", views.hold, name="hold"),
    path("case/<uuid:key>/take-down/", views.take_down, name="take_down"),
    path("case/<uuid:key>/keep-from/", views.keep, name="keep"),
    path("case/<uuid:key>/let-in/", reader_views.let_in_page, name="let_in"),
    path("case/<uuid:key>/end/", views.end, name="end"),
    path("case/<uuid:key>/<slug:step>/", views.step, name="step"),
]
