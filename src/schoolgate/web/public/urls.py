"""The addresses of what everybody may see."""

from django.urls import path

from schoolgate.web.public import views

app_name = "public"
urlpatterns = [
    path("<slug:school>/accounts/", views.accounts, name="accounts"),
    path("<slug:school>/accounts.json", views.accounts_json, name="accounts_json"),
]
