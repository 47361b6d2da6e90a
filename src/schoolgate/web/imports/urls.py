"""The addresses of a school's roll and of the lists that were taken into it."""

from django.urls import path

from schoolgate.web.imports import views

app_name = "imports"
urlpatterns = [
    path("roll/", views.roll, name="roll"),
    path("roll/imports/<int:pk>/", views.imported, name="import"),
    path("roll/imports/<int:pk>/undo/", views.undone, name="undo"),
    path("roll/<slug:kind>/", views.preview, name="preview"),
]
