"""The tables of accounts, as release 0.4.0 has them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import schoolgate.web.accounts.states
import schoolgate.web.sealing.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("trust", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Account",
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
                ("platform", models.CharField(max_length=30)),
                ("name", models.CharField(max_length=200)),
                ("address", models.URLField(blank=True, max_length=500)),
                ("purpose", models.TextField(blank=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                schoolgate.web.accounts.states.AccountKind["ACCOUNT"],
                                "account",
                            ),
                            (
                                schoolgate.web.accounts.states.AccountKind["CLASS"],
                                "class",
                            ),
                            (
                                schoolgate.web.accounts.states.AccountKind["GROUP"],
                                "group",
                            ),
                            (
                                schoolgate.web.accounts.states.AccountKind["EVENT"],
                                "event",
                            ),
                            (
                                schoolgate.web.accounts.states.AccountKind["WEBSITE"],
                                "website",
                            ),
                            (
                                schoolgate.web.accounts.states.AccountKind[
                                    "NEWSLETTER"
                                ],
                                "newsletter",
                            ),
                        ],
                        default=schoolgate.web.accounts.states.AccountKind["ACCOUNT"],
                        max_length=30,
                    ),
                ),
                ("audience", models.CharField(default="public", max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("master_role", models.CharField(blank=True, max_length=100)),
                ("youngest", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("provider", models.CharField(blank=True, max_length=200)),
                ("provider_contact", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                schoolgate.web.accounts.states.AccountState["ASKED"],
                                "Asked",
                            ),
                            (
                                schoolgate.web.accounts.states.AccountState["REFUSED"],
                                "Refused",
                            ),
                            (
                                schoolgate.web.accounts.states.AccountState[
                                    "PERMITTED"
                                ],
                                "Permitted",
                            ),
                            (
                                schoolgate.web.accounts.states.AccountState["OPEN"],
                                "Open",
                            ),
                            (
                                schoolgate.web.accounts.states.AccountState["CLOSED"],
                                "Closed",
                            ),
                            (
                                schoolgate.web.accounts.states.AccountState["QUASI"],
                                "Quasi",
                            ),
                            (
                                schoolgate.web.accounts.states.AccountState["FAKE"],
                                "Fake",
                            ),
                        ],
                        default=schoolgate.web.accounts.states.AccountState["ASKED"],
                        max_length=20,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                (
                    "credentials",
                    schoolgate.web.sealing.fields.SealedJSONField(
                        blank=True, default=b""
                    ),
                ),
                ("credentials_end", models.DateTimeField(blank=True, null=True)),
                ("watched_at", models.DateTimeField(blank=True, null=True)),
                ("warning", models.TextField(blank=True)),
                ("entered", models.JSONField(blank=True, default=dict)),
                ("asked_on", models.DateField(blank=True, null=True)),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "main",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pages",
                        to="accounts.account",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="trust.school",
                    ),
                ),
            ],
            options={
                "ordering": ["platform", "name"],
            },
        ),
        migrations.CreateModel(
            name="Condition",
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
                ("fact", models.CharField(max_length=60)),
                ("met", models.BooleanField()),
                ("evidence", models.TextField(blank=True)),
                ("on", models.DateField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conditions",
                        to="accounts.account",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["fact"],
            },
        ),
        migrations.CreateModel(
            name="Keeper",
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
                    "part",
                    models.CharField(
                        choices=[
                            (
                                schoolgate.web.accounts.states.KeeperPart["OWNER"],
                                "owner",
                            ),
                            (
                                schoolgate.web.accounts.states.KeeperPart[
                                    "ADMINISTRATOR"
                                ],
                                "administrator",
                            ),
                            (
                                schoolgate.web.accounts.states.KeeperPart["POSTER"],
                                "poster",
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("trained_on", models.DateField(blank=True, null=True)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("ended", models.TextField(blank=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keepers",
                        to="accounts.account",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keeps",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["part", "since", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Review",
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
                ("on", models.DateField()),
                ("next_due", models.DateField()),
                ("checklist", models.JSONField(default=dict)),
                ("outcome", models.CharField(max_length=20)),
                ("note", models.TextField(blank=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="accounts.account",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="account",
            index=models.Index(
                fields=["school", "state"], name="accounts_ac_school__9a3ff1_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="condition",
            constraint=models.UniqueConstraint(
                fields=("account", "fact"), name="a_condition_once_an_account"
            ),
        ),
        migrations.AddIndex(
            model_name="keeper",
            index=models.Index(
                fields=["person", "until"], name="accounts_ke_person__89ae11_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="keeper",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until__isnull", True)),
                fields=("account", "person", "part"),
                name="a_part_once_a_person",
            ),
        ),
    ]
