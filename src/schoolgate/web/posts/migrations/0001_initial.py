"""The tables of posts, as release 0.4.0 has them."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import schoolgate.web.posts.models.pictures
import schoolgate.web.posts.models.videos
import schoolgate.web.posts.states


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("events", "0001_initial"),
        ("people", "0001_initial"),
        ("trust", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (schoolgate.web.posts.states.State["DRAFT"], "draft"),
                            (schoolgate.web.posts.states.State["WAITING"], "waiting"),
                            (
                                schoolgate.web.posts.states.State["SENT_BACK"],
                                "sent-back",
                            ),
                            (schoolgate.web.posts.states.State["APPROVED"], "approved"),
                            (
                                schoolgate.web.posts.states.State["SCHEDULED"],
                                "scheduled",
                            ),
                            (
                                schoolgate.web.posts.states.State["PUBLISHING"],
                                "publishing",
                            ),
                            (
                                schoolgate.web.posts.states.State["PUBLISHED"],
                                "published",
                            ),
                            (
                                schoolgate.web.posts.states.State["PARTLY"],
                                "partly-published",
                            ),
                            (schoolgate.web.posts.states.State["FAILED"], "failed"),
                            (schoolgate.web.posts.states.State["EXPIRED"], "expired"),
                            (
                                schoolgate.web.posts.states.State["WITHDRAWN"],
                                "withdrawn",
                            ),
                        ],
                        default=schoolgate.web.posts.states.State["DRAFT"],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField(blank=True)),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("audience", models.CharField(default="public", max_length=20)),
                ("said", models.JSONField(default=dict)),
                ("roles", models.JSONField(default=list)),
                ("doubt", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("content_hash", models.CharField(blank=True, max_length=64)),
                ("text_key", models.CharField(blank=True, max_length=64)),
                ("go_out_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("out_at", models.DateTimeField(blank=True, null=True)),
                ("alerted_at", models.DateTimeField(blank=True, null=True)),
                ("waits_for", models.JSONField(default=list)),
                ("judged_at", models.DateTimeField(blank=True, null=True)),
                ("asked", models.JSONField(default=list)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "same",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="posts.post",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="trust.school",
                    ),
                ),
            ],
            options={
                "ordering": ["-changed_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("file", models.FileField(max_length=200, upload_to="pictures")),
                ("name", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=50)),
                ("sha256", models.CharField(max_length=64)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("alt", models.TextField(blank=True)),
                ("decorative", models.BooleanField(default=False)),
                ("shown", models.JSONField(default=list)),
                ("nobody", models.BooleanField(default=False)),
                ("recognisable", models.BooleanField(null=True)),
                ("looked_at", models.DateTimeField(blank=True, null=True)),
                ("unlooked", models.TextField(blank=True)),
                (
                    "original",
                    models.FileField(blank=True, max_length=200, upload_to="originals"),
                ),
                ("edits", models.JSONField(default=dict)),
                ("likeness", models.JSONField(default=list)),
                ("compared_at", models.DateTimeField(blank=True, null=True)),
                ("uncompared", models.TextField(blank=True)),
                ("told", models.JSONField(default=dict)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("read_tries", models.PositiveSmallIntegerField(default=0)),
                ("read_next", models.DateTimeField(blank=True, null=True)),
                ("placed", models.BooleanField(default=False)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="events.event",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pictures",
                        to="posts.post",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("content_hash", models.CharField(max_length=64)),
                ("roles", models.JSONField(default=list)),
                ("stood_in", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
                ("decision", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="approvals",
                        to="posts.post",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("content_hash", models.CharField(max_length=64)),
                ("fact", models.CharField(max_length=60)),
                ("value", models.BooleanField()),
                ("finding", models.CharField(blank=True, max_length=64)),
                ("reason", models.TextField(blank=True)),
                ("role", models.CharField(blank=True, max_length=30)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="posts.post",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("text", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remarks",
                        to="posts.post",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("text", models.TextField(blank=True)),
                (
                    "key",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (schoolgate.web.posts.states.Sending["NOT_YET"], "not-yet"),
                            (schoolgate.web.posts.states.Sending["DUE"], "due"),
                            (schoolgate.web.posts.states.Sending["BEGUN"], "begun"),
                            (schoolgate.web.posts.states.Sending["BY_HAND"], "by-hand"),
                            (schoolgate.web.posts.states.Sending["OUT"], "out"),
                            (schoolgate.web.posts.states.Sending["FAILED"], "failed"),
                            (schoolgate.web.posts.states.Sending["UNSURE"], "unsure"),
                            (
                                schoolgate.web.posts.states.Sending["TAKING_DOWN"],
                                "taking-down",
                            ),
                            (schoolgate.web.posts.states.Sending["GONE"], "gone"),
                        ],
                        default=schoolgate.web.posts.states.Sending["NOT_YET"],
                        max_length=20,
                    ),
                ),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("held_until", models.DateTimeField(blank=True, null=True)),
                ("held_by", models.CharField(blank=True, max_length=36)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("steps", models.JSONField(default=dict)),
                ("out_id", models.CharField(blank=True, max_length=500)),
                ("out_kept", models.JSONField(default=dict)),
                ("address", models.URLField(blank=True, max_length=1000)),
                ("comments", models.CharField(blank=True, max_length=20)),
                ("out_at", models.DateTimeField(blank=True, null=True)),
                ("gone_at", models.DateTimeField(blank=True, null=True)),
                ("claimed_at", models.DateTimeField(blank=True, null=True)),
                ("read_back_at", models.DateTimeField(blank=True, null=True)),
                ("differs", models.TextField(blank=True)),
                ("trouble", models.TextField(blank=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="accounts.account",
                    ),
                ),
                (
                    "claimed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="posts.post",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Video",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("file", models.FileField(max_length=200, upload_to="videos")),
                ("name", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=50)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("removed", models.JSONField(default=list)),
                (
                    "looking",
                    models.CharField(
                        choices=[
                            (schoolgate.web.posts.models.videos.Looking["ON"], "on"),
                            (
                                schoolgate.web.posts.models.videos.Looking["STOPPED"],
                                "stopped",
                            ),
                            (
                                schoolgate.web.posts.models.videos.Looking["DONE"],
                                "done",
                            ),
                            (
                                schoolgate.web.posts.models.videos.Looking["FAILED"],
                                "failed",
                            ),
                        ],
                        default=schoolgate.web.posts.models.videos.Looking["ON"],
                        max_length=10,
                    ),
                ),
                ("samples", models.JSONField(default=list)),
                ("done", models.FloatField(default=0.0)),
                ("trouble", models.TextField(blank=True)),
                (
                    "captions",
                    models.CharField(
                        blank=True,
                        choices=[
                            (schoolgate.web.posts.models.videos.Captions["UNSAID"], ""),
                            (
                                schoolgate.web.posts.models.videos.Captions["IN_IT"],
                                "in-it",
                            ),
                            (
                                schoolgate.web.posts.models.videos.Captions["WRITTEN"],
                                "written",
                            ),
                            (
                                schoolgate.web.posts.models.videos.Captions[
                                    "NO_SPEECH"
                                ],
                                "no-speech",
                            ),
                        ],
                        default=schoolgate.web.posts.models.videos.Captions["UNSAID"],
                        max_length=20,
                    ),
                ),
                ("transcript", models.TextField(blank=True)),
                ("sound", models.TextField(blank=True)),
                (
                    "in_it",
                    models.CharField(
                        blank=True,
                        choices=[
                            (schoolgate.web.posts.models.videos.InIt["UNSAID"], ""),
                            (
                                schoolgate.web.posts.models.videos.InIt["LISTED"],
                                "listed",
                            ),
                            (
                                schoolgate.web.posts.models.videos.InIt["NOBODY"],
                                "nobody",
                            ),
                        ],
                        default=schoolgate.web.posts.models.videos.InIt["UNSAID"],
                        max_length=10,
                    ),
                ),
                (
                    "post",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="video",
                        to="posts.post",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PersonInVideo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "shows",
                    models.CharField(
                        choices=[
                            (schoolgate.web.posts.models.pictures.Shows["UNSAID"], ""),
                            (
                                schoolgate.web.posts.models.pictures.Shows["PUPIL"],
                                "pupil",
                            ),
                            (
                                schoolgate.web.posts.models.pictures.Shows["STAFF"],
                                "staff",
                            ),
                            (
                                schoolgate.web.posts.models.pictures.Shows["VISITOR"],
                                "visitor",
                            ),
                            (
                                schoolgate.web.posts.models.pictures.Shows[
                                    "UNRECOGNISABLE"
                                ],
                                "not-recognisable",
                            ),
                            (
                                schoolgate.web.posts.models.pictures.Shows["COVERED"],
                                "covered",
                            ),
                            (
                                schoolgate.web.posts.models.pictures.Shows["NO_FACE"],
                                "no-face",
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("visitor", models.CharField(blank=True, max_length=200)),
                ("said_at", models.DateTimeField()),
                (
                    "pupil",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filmed",
                        to="people.pupil",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filmed",
                        to="people.staffmember",
                    ),
                ),
                (
                    "video",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="filmed",
                        to="posts.video",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Face",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("left", models.FloatField()),
                ("top", models.FloatField()),
                ("width", models.FloatField()),
                ("height", models.FloatField()),
                ("score", models.FloatField(default=1.0)),
                (
                    "shows",
                    models.CharField(
                        blank=True,
                        choices=[
                            (schoolgate.web.posts.models.pictures.Shows["UNSAID"], ""),
                            (
                                schoolgate.web.posts.models.pictures.Shows["PUPIL"],
                                "pupil",
                            ),
                            (
                                schoolgate.web.posts.models.pictures.Shows["STAFF"],
                                "staff",
                            ),
                            (
                                schoolgate.web.posts.models.pictures.Shows["VISITOR"],
                                "visitor",
                            ),
                            (
                                schoolgate.web.posts.models.pictures.Shows[
                                    "UNRECOGNISABLE"
                                ],
                                "not-recognisable",
                            ),
                            (
                                schoolgate.web.posts.models.pictures.Shows["COVERED"],
                                "covered",
                            ),
                            (
                                schoolgate.web.posts.models.pictures.Shows["NO_FACE"],
                                "no-face",
                            ),
                        ],
                        default=schoolgate.web.posts.models.pictures.Shows["UNSAID"],
                        max_length=20,
                    ),
                ),
                ("visitor", models.CharField(blank=True, max_length=200)),
                ("said_at", models.DateTimeField(blank=True, null=True)),
                (
                    "drawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pupil",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="faces",
                        to="people.pupil",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="faces",
                        to="people.staffmember",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="faces",
                        to="posts.picture",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("picture", "number"), name="a_number_once_a_picture"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["school", "state", "-changed_at"],
                name="posts_post_school__bd944b_idx",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["school", "-changed_at", "-id"],
                name="posts_post_school__1fbf24_idx",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["school", "go_out_at"], name="posts_post_school__2def9e_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["school", "out_at"], name="posts_post_school__0a7174_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["school", "text_key"], name="posts_post_school__407133_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["author", "state"], name="posts_post_author__c496e9_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="picture",
            index=models.Index(
                fields=["post", "compared_at"], name="posts_pictu_post_id_f8c4dd_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.UniqueConstraint(
                condition=models.Q(("voided_at__isnull", True)),
                fields=("post", "by", "content_hash"),
                name="a_person_approves_a_content_once",
            ),
        ),
        migrations.AddIndex(
            model_name="target",
            index=models.Index(
                fields=["state", "due_at"], name="posts_targe_state_5174ea_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.UniqueConstraint(
                fields=("post", "account"), name="an_account_once_a_post"
            ),
        ),
        migrations.AddConstraint(
            model_name="personinvideo",
            constraint=models.UniqueConstraint(
                fields=("video", "pupil"), name="a_pupil_once_a_video"
            ),
        ),
        migrations.AddConstraint(
            model_name="personinvideo",
            constraint=models.UniqueConstraint(
                fields=("video", "staff"), name="a_member_of_staff_once_a_video"
            ),
        ),
    ]
