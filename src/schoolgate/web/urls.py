"""Every address of the site."""

from django.conf import settings
from django.urls import include, path

from schoolgate.web.concerns.alarm_views import choose
from schoolgate.web.publishing.views.leaving import signed_picture

urlpatterns = [
    path("", include("schoolgate.web.home.urls")),
    path("sign-in/", include("schoolgate.web.signin.urls")),
    path("alarm/", choose, name="alarm_of_mine"),
    path("public/", include("schoolgate.web.public.urls")),
    path("school/<slug:school>/accounts/", include("schoolgate.web.accounts.urls")),
    path("school/<slug:school>/alarm/", include("schoolgate.web.concerns.alarm_urls")),
    path("school/<slug:school>/concerns/", include("schoolgate.web.concerns.urls")),
    path("school/<slug:school>/contacts/", include("schoolgate.web.contacts.urls")),
    path("school/<slug:school>/consent/", include("schoolgate.web.consent.urls")),
    path("school/<slug:school>/events/", include("schoolgate.web.events.urls")),
    path("school/<slug:school>/posts/", include("schoolgate.web.desk.urls")),
    path("school/<slug:school>/people/", include("schoolgate.web.imports.urls")),
    path("school/<slug:school>/people/", include("schoolgate.web.people.urls")),
    path("pictures/<str:token>/", signed_picture, name="signed_picture"),
]
if settings.DEMONSTRATION:
    urlpatterns.append(path("design/", include("schoolgate.web.design.urls")))
