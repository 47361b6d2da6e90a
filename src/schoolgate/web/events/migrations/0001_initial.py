"""The tables of events, as release 0.4.0 has them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import schoolgate.web.events.states


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("trust", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
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
                ("name", models.CharField(max_length=100)),
                ("on", models.DateField()),
                ("begins", models.TimeField(blank=True, null=True)),
                ("ends", models.TimeField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=200)),
                (
                    "filming",
                    models.CharField(
                        choices=[
                            (
                                "own-child",
                                "Families photograph and film their own child",
                            ),
                            (
                                "photograph-moment",
                                "Nobody films; there is a moment for photographs",
                            ),
                            ("none", "Nobody photographs or films"),
                        ],
                        max_length=20,
                    ),
                ),
                ("streaming", models.BooleanField(default=False)),
                ("streaming_words", models.CharField(blank=True, max_length=300)),
                ("sound", models.BooleanField(default=False)),
                ("sound_words", models.CharField(blank=True, max_length=300)),
                ("note", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (schoolgate.web.events.states.EventState["ASKED"], "asked"),
                            (
                                schoolgate.web.events.states.EventState["PLANNED"],
                                "planned",
                            ),
                            (
                                schoolgate.web.events.states.EventState["REFUSED"],
                                "refused",
                            ),
                        ],
                        default=schoolgate.web.events.states.EventState["PLANNED"],
                        max_length=10,
                    ),
                ),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("marked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="events",
                        to="people.group",
                    ),
                ),
                (
                    "marked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="trust.school",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Presence",
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
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to="events.event",
                    ),
                ),
                (
                    "pupil",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to="people.pupil",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["school", "-on"], name="events_even_school__59f6bb_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.UniqueConstraint(
                fields=("event", "pupil"), name="once_at_an_event"
            ),
        ),
    ]
