"""The addresses of the first page, a school's day, and its journal."""

from django.urls import path

from schoolgate.web.home import proof_views, views

urlpatterns = [
    path("", views.home, name="home"),
    path("ping/", views.ping, name="ping"),
    path("worker.js", views.worker, name="worker"),
    path("school/<slug:school>/", views.school, name="school"),
    path("school/<slug:school>/manifest.json", views.manifest, name="manifest"),
    path("school/<slug:school>/journal/", views.journal, name="journal"),
    path(
        "school/<slug:school>/journal/proof/", proof_views.proof, name="journal_proof"
    ),
]
