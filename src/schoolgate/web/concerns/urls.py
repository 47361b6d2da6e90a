"""The addresses of a school's cases."""

from django.urls import path

from schoolgate.web.concerns import views

app_name = "concerns"
urlpatterns = [
    path("threat/", views.threat, name="threat"),
    path("threat/times/", views.times, name="times"),
    path("threat/<int:pk>/", views.case_page, name="case"),
    path("threat/<int:pk>/hold/", views.hold, name="hold"),
    path("threat/<int:pk>/take-down/", views.take_down, name="take_down"),
    path("threat/<int:pk>/keep-from/", views.keep, name="keep"),
    path("threat/<int:pk>/end/", views.end, name="end"),
    path("threat/<int:pk>/<slug:key>/", views.step, name="step"),
]
