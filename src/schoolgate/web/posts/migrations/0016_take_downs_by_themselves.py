"""A take-down is due at an hour, and goes by itself; all lists are compared again."""

from datetime import datetime, time, timedelta
from typing import Any

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F
from django.utils import timezone


def due_by_the_end_of_the_day(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Give each take-down the last moment of its day, and report nothing of before."""
    rows: Any = apps.get_model("posts", "TakeDown").objects
    for day in set(rows.order_by().values_list("due", flat=True)):
        ends = datetime.combine(day + timedelta(days=1), time.min)
        due_at = timezone.make_aware(ends)
        # Once a row: PostgreSQL alters no table of which it has updated a row twice.
        rows.filter(due=day).update(due_at=due_at, reported_at=F("done_at"))


def due_on_a_day(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Give each take-down the day of its hour."""
    rows: Any = apps.get_model("posts", "TakeDown").objects
    for at in set(rows.order_by().values_list("due_at", flat=True)):
        last = timezone.localtime(at) - timedelta(microseconds=1)
        rows.filter(due_at=at).update(due=last.date())


def compare_again(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Have every list read again: parts of names were not looked for before."""
    apps.get_model("posts", "Compared").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_pupils_who_came_back"),
        ("posts", "0015_doubts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="takedown",
            name="due_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="takedown",
            name="reported_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="takedown",
            name="due",
            field=models.DateField(null=True),
        ),
        migrations.RunPython(due_by_the_end_of_the_day, due_on_a_day),
        migrations.AlterField(
            model_name="takedown",
            name="due_at",
            field=models.DateTimeField(),
        ),
        migrations.AlterModelOptions(
            name="takedown",
            options={"ordering": ["due_at", "pk"]},
        ),
        migrations.RemoveField(
            model_name="takedown",
            name="due",
        ),
        migrations.AddField(
            model_name="takedown",
            name="asked_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="takedown",
            name="late_told_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="takedown",
            name="started_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="target",
            name="claimed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="target",
            name="claimed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="doubt",
            name="how",
            field=models.CharField(
                choices=[
                    ("told", "Someone of this name is in a picture or video"),
                    ("named", "Its words hold this name"),
                    ("forename", "Its words hold a part of this name"),
                ],
                max_length=10,
            ),
        ),
        migrations.RunPython(compare_again, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="takedown",
            name="why",
            field=models.CharField(
                choices=[
                    ("consent", "A consent has ended"),
                    ("restriction", "Someone must not be shown"),
                    ("leaver", "Someone has left"),
                    ("threat", "Everything with a child is taken down"),
                    ("withdrawn", "The post was withdrawn"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="takedown",
            index=models.Index(
                condition=models.Q(("done_at__isnull", True)),
                fields=["due_at"],
                name="open_take_downs",
            ),
        ),
        migrations.AddIndex(
            model_name="takedown",
            index=models.Index(
                condition=models.Q(
                    ("done_at__isnull", False), ("reported_at__isnull", True)
                ),
                fields=["done_at"],
                name="take_downs_to_report",
            ),
        ),
    ]
