"""The tables of letters, as release 0.4.0 has them."""

import django.db.models.deletion
from django.db import migrations, models

import schoolgate.web.letters.states
from schoolgate.web.sealing.fields import SealedJSONField


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("trust", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
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
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("leased_until", models.DateTimeField(blank=True, null=True)),
                ("leased_by", models.CharField(blank=True, max_length=36)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("to", models.CharField(blank=True, max_length=254)),
                ("template", models.CharField(max_length=60)),
                ("language", models.CharField(default="en", max_length=10)),
                (
                    "form",
                    models.CharField(
                        choices=[
                            (schoolgate.web.letters.states.Form["EMAIL"], "email"),
                            (schoolgate.web.letters.states.Form["DIGEST"], "digest"),
                            (schoolgate.web.letters.states.Form["PAPER"], "paper"),
                        ],
                        default=schoolgate.web.letters.states.Form["EMAIL"],
                        max_length=10,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            (schoolgate.web.letters.states.Stage["WAITING"], "waiting"),
                            (schoolgate.web.letters.states.Stage["SENDING"], "sending"),
                            (schoolgate.web.letters.states.Stage["UNSURE"], "unsure"),
                            (schoolgate.web.letters.states.Stage["SENT"], "sent"),
                            (schoolgate.web.letters.states.Stage["REFUSED"], "refused"),
                            (schoolgate.web.letters.states.Stage["BOUNCED"], "bounced"),
                            (schoolgate.web.letters.states.Stage["JOINED"], "joined"),
                            (schoolgate.web.letters.states.Stage["PRINTED"], "printed"),
                        ],
                        default=schoolgate.web.letters.states.Stage["WAITING"],
                        max_length=10,
                    ),
                ),
                ("sealed", SealedJSONField(default=b"")),
                ("message_id", models.CharField(max_length=100, unique=True)),
                ("posted_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("trouble", models.CharField(blank=True, max_length=300)),
                ("for_good", models.BooleanField(default=False)),
                ("takes_none", models.BooleanField(default=False)),
                (
                    "joined_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="letters.letter",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trust.school",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("due_at__isnull", False)),
                        fields=["form", "due_at"],
                        name="letters_that_are_due",
                    ),
                    models.Index(
                        condition=models.Q(("takes_none", True)),
                        fields=["to"],
                        name="addresses_that_take_none",
                    ),
                ],
            },
        ),
    ]
