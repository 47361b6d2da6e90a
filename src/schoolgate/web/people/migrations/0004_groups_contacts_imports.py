"""Classes become groups; contacts; pupils keep their row; imports can be undone."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The table of classes is renamed, so that nobody loses a class."""

    dependencies = [
        ("people", "0003_restrictions_stay"),
        ("trust", "0001_first"),
    ]
    operations = [
        migrations.RenameModel("SchoolClass", "Group"),
        migrations.RemoveConstraint("group", "one_class_a_name"),
        migrations.AlterModelOptions("group", {"ordering": ["kind", "name", "pk"]}),
        migrations.CreateModel(
            name="Contact",
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
                ("key", models.CharField(max_length=100)),
                ("forename", models.CharField(max_length=100)),
                ("surname", models.CharField(max_length=100)),
                ("email", models.CharField(blank=True, max_length=100)),
                ("phone", models.CharField(blank=True, max_length=100)),
                ("language", models.CharField(default="en", max_length=10)),
                ("left_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["surname", "forename"],
            },
        ),
        migrations.CreateModel(
            name="Import",
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
                ("kind", models.CharField(max_length=10)),
                ("name", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("counts", models.JSONField(default=dict)),
                ("sealed", models.BinaryField(default=b"")),
                ("undone_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                ("since", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="Tie",
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
                ("relationship", models.CharField(blank=True, max_length=100)),
                ("has_responsibility", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="SchoolClass",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("people.group",),
        ),
        migrations.AddField(
            model_name="group",
            name="ends",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="group",
            name="kind",
            field=models.CharField(
                choices=[
                    ("class", "Class"),
                    ("year", "Year group"),
                    ("club", "Club"),
                    ("trip", "Trip"),
                ],
                default="class",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="group",
            name="starts",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="pupil",
            name="left_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="pupil",
            name="year_group",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="year_pupils",
                to="people.group",
            ),
        ),
        migrations.AddField(
            model_name="staffmember",
            name="left_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="upload",
            name="asked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="same",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="upload",
            name="step",
            field=models.CharField(
                blank=True,
                choices=[
                    ("queued", "It waits for a worker"),
                    ("reading", "The file is read and compared"),
                    ("writing", "The changes are written"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="step_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="upload",
            name="why",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="group",
            name="school",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="groups",
                to="trust.school",
            ),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ("class", "year"))),
                fields=("school", "kind", "name"),
                name="one_group_a_name",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="school",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="contacts",
                to="trust.school",
            ),
        ),
        migrations.AddField(
            model_name="import",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="import",
            name="school",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="imports",
                to="trust.school",
            ),
        ),
        migrations.AddField(
            model_name="import",
            name="undone_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="group",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="memberships",
                to="people.group",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="pupil",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="memberships",
                to="people.pupil",
            ),
        ),
        migrations.AddField(
            model_name="tie",
            name="contact",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="ties",
                to="people.contact",
            ),
        ),
        migrations.AddField(
            model_name="tie",
            name="pupil",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="ties",
                to="people.pupil",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="pupils",
            field=models.ManyToManyField(
                related_name="contacts", through="people.Tie", to="people.pupil"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                fields=("group", "pupil"), name="one_place_in_a_group"
            ),
        ),
        migrations.AddConstraint(
            model_name="tie",
            constraint=models.UniqueConstraint(
                fields=("contact", "pupil"), name="one_tie_between_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(
                fields=("school", "key"), name="one_contact_a_key"
            ),
        ),
    ]
