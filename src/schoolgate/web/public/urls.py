"""The addresses of what everybody may see."""

from django.urls import path

from schoolgate.web.public import alarm, parents, views

app_name = "public"
urlpatterns = [
    path("a-parent/", parents.of_the_demonstration, name="a_parent"),
    path("consent/<str:token>/", parents.consent, name="consent"),
    path("something-is-wrong/", alarm.anywhere, name="alarm_anywhere"),
    path("<slug:school>/something-is-wrong/", alarm.at_a_school, name="alarm"),
    path("<slug:school>/accounts/", views.accounts, name="accounts"),
    path("<slug:school>/accounts.json", views.accounts_json, name="accounts_json"),
    path("<slug:school>/feed", views.feed, name="feed"),
    path("<slug:school>/feed.rss", views.feed_rss, name="feed_rss"),
    path("<slug:school>/feed.atom", views.feed_atom, name="feed_atom"),
    path("<slug:school>/feed/<uuid:key>", views.feed_item, name="feed_item"),
    path(
        "<slug:school>/feed/<uuid:key>/<int:number>",
        views.feed_picture,
        name="feed_picture",
    ),
]
