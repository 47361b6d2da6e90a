"""The tables of consent, as release 0.4.0 has them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import schoolgate.web.consent.states


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("letters", "0001_initial"),
        ("people", "0001_initial"),
        ("trust", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Renewing",
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
                ("days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("looked_on", models.DateField(blank=True, null=True)),
                (
                    "school",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consent_renewing",
                        to="trust.school",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Round",
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
                ("begun_at", models.DateTimeField()),
                ("up_to", models.DateField()),
                ("stopped_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("trouble", models.CharField(blank=True, max_length=300)),
                (
                    "begun_by",
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
                        related_name="rounds",
                        to="trust.school",
                    ),
                ),
            ],
            options={
                "ordering": ["-begun_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="RenewalLetter",
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
                            (schoolgate.web.consent.states.Mail["WAITING"], "waiting"),
                            (schoolgate.web.consent.states.Mail["GOING"], "going"),
                            (schoolgate.web.consent.states.Mail["SENT"], "sent"),
                            (schoolgate.web.consent.states.Mail["FAILED"], "failed"),
                            (
                                schoolgate.web.consent.states.Mail["NEEDLESS"],
                                "needless",
                            ),
                        ],
                        default=schoolgate.web.consent.states.Mail["WAITING"],
                        max_length=10,
                    ),
                ),
                ("due", models.DateTimeField()),
                (
                    "posted",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="letters.letter",
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("told_until", models.DateField(blank=True, null=True)),
                ("address", models.CharField(blank=True, max_length=100)),
                ("refused", models.BooleanField(default=False)),
                ("trouble", models.CharField(blank=True, max_length=300)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="people.contact",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="consent.round",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Word",
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
                ("own", models.BooleanField(default=False)),
                ("said_by", models.CharField(blank=True, max_length=200)),
                ("use", models.CharField(max_length=30)),
                ("yes", models.BooleanField()),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("link", "by their link"),
                            ("paper", "on paper"),
                            ("office", "told the office"),
                            ("own", "signed in"),
                        ],
                        max_length=10,
                    ),
                ),
                ("wording", models.CharField(blank=True, max_length=40)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("evidence", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                ("heeded_at", models.DateTimeField(blank=True, null=True)),
                ("end_heeded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words",
                        to="people.contact",
                    ),
                ),
                (
                    "entered_by",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="people.pupil",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trust.school",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="people.staffmember",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ConsentRequest",
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
                    "why",
                    models.CharField(
                        choices=[
                            ("returned", "They had left, and came back"),
                            ("grown", "They are old enough to answer for themselves"),
                        ],
                        max_length=10,
                    ),
                ),
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
                    "pupil",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="askings",
                        to="people.pupil",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "indexes": [
                    models.Index(
                        fields=["pupil", "why"], name="consent_con_pupil_i_0ff8ea_idx"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                condition=models.Q(("done_at__isnull", True)),
                fields=("school",),
                name="one_open_round_a_school",
            ),
        ),
        migrations.AddIndex(
            model_name="renewalletter",
            index=models.Index(
                fields=["round", "state", "due"], name="consent_ren_round_i_84a435_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="renewalletter",
            index=models.Index(
                condition=models.Q(("refused", True)),
                fields=["contact"],
                name="refused_addresses",
            ),
        ),
        migrations.AddConstraint(
            model_name="renewalletter",
            constraint=models.UniqueConstraint(
                fields=("round", "contact"), name="one_letter_a_round"
            ),
        ),
        migrations.AddIndex(
            model_name="word",
            index=models.Index(
                fields=["pupil", "use"], name="consent_wor_pupil_i_399d1a_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="word",
            index=models.Index(
                fields=["staff", "use"], name="consent_wor_staff_i_5b8d7f_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="word",
            index=models.Index(
                condition=models.Q(("heeded_at__isnull", True)),
                fields=["school"],
                name="words_to_heed",
            ),
        ),
        migrations.AddIndex(
            model_name="word",
            index=models.Index(
                condition=models.Q(("end_heeded_at__isnull", True), ("yes", True)),
                fields=["until"],
                name="ends_to_heed",
            ),
        ),
        migrations.AddIndex(
            model_name="word",
            index=models.Index(fields=["school", "until"], name="ends_of_a_school"),
        ),
        migrations.AddConstraint(
            model_name="word",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("pupil__isnull", False), ("staff__isnull", False), _connector="XOR"
                ),
                name="of_a_pupil_or_of_staff",
            ),
        ),
    ]
