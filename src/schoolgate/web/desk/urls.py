"""The addresses of a school's posts."""

from django.urls import path

from schoolgate.web.desk.views import (
    deciding,
    drafting,
    reading,
    seen,
    sharing,
    typing,
    withdrawing,
)
from schoolgate.web.pictures.views import adding, faces, filmed, pictures, videos
from schoolgate.web.publishing.views import incidents, leaving
from schoolgate.web.takedowns.views import doubting, ledger, removing

app_name = "posts"
urlpatterns = [
    path("", reading.posts, name="list"),
    path("calendar/", reading.calendar, name="calendar"),
    path("incident/", incidents.incident, name="incident"),
    path("take-down/", ledger.take_downs, name="take_downs"),
    path("take-down/by-hand/", removing.by_hand, name="by_hand"),
    path("take-down/may-be/", doubting.may_be, name="may_be"),
    path("take-down/may-be/<int:doubt>/", doubting.decide, name="decide_doubt"),
    path("take-down/<int:target>/", ledger.take_one_down, name="take_down"),
    path("with-children/", ledger.with_children, name="with_children"),
    path("with-children/looked-through/", ledger.audit, name="audit"),
    path("never-again/", seen.never_again, name="never_again"),
    path("never-again/<int:ban>/", seen.allow, name="allow_again"),
    path("new/", drafting.begin_draft, name="begin"),
    path("shared/", sharing.shared, name="shared"),
    path("<int:pk>/", reading.post, name="post"),
    path("<int:pk>/history/", reading.life, name="history"),
    path("<int:pk>/edit/", drafting.edit_draft, name="edit"),
    path("<int:pk>/typed/", typing.typed, name="typed"),
    path("<int:pk>/read-again/", drafting.note_read_again, name="read_again"),
    path("<int:pk>/approve/", deciding.approve_post, name="approve"),
    path("<int:pk>/send-back/", deciding.send_post_back, name="send_back"),
    path("<int:pk>/answer/", deciding.answer_question, name="answer"),
    path("<int:pk>/not-this/", deciding.dismiss_finding, name="dismiss"),
    path("<int:pk>/withdraw/", withdrawing.withdraw_post, name="withdraw"),
    path("<int:pk>/again/", withdrawing.try_post_again, name="again"),
    path("<int:pk>/pictures/add/", adding.add_one, name="add_one"),
    path("<int:pk>/pictures/<int:picture>/", pictures.picture, name="picture"),
    path("<int:pk>/pictures/<int:picture>/people/", faces.faces, name="faces"),
    path("<int:pk>/pictures/<int:picture>/taken/", faces.choose_event, name="taken"),
    path("<int:pk>/pictures/<int:picture>/draw/", faces.draw, name="draw"),
    path("<int:pk>/pictures/<int:picture>/safer/", faces.safer, name="safer"),
    path("<int:pk>/pictures/<int:picture>/forbid/", seen.forbid, name="forbid"),
    path("<int:pk>/video/", videos.video, name="video"),
    path("<int:pk>/video/file/", videos.video_file, name="video_file"),
    path("<int:pk>/video/frames/<int:number>/", videos.frame, name="frame"),
    path("<int:pk>/video/people/", filmed.who_is_filmed, name="who_is_filmed"),
    path("<int:pk>/video/look/", videos.look, name="look"),
    path("<int:pk>/video/watched/", videos.confirm_watched, name="watched"),
    path("<int:pk>/seen/", seen.let, name="let"),
    path(
        "<int:pk>/pictures/<int:picture>/checked/",
        deciding.check_everyone,
        name="check_everyone",
    ),
    path("<int:pk>/targets/<int:target>/", withdrawing.note_address, name="address"),
    path("<int:pk>/targets/<int:target>/zip/", leaving.handed, name="handed"),
]
