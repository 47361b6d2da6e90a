"""Fold every person's name, and keep who gave a role and who noted an absence."""

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from schoolgate.web.people.identity import name_key


def fold_names(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Fill the folded names of the people who are here already."""
    person = apps.get_model("people", "Person")
    for one in person.objects.only("forename", "surname").iterator():
        key = name_key(one.forename, one.surname)
        person.objects.filter(pk=one.pk).update(name_key=key)


class Migration(migrations.Migration):
    """A second account of a person is found by its folded name."""

    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.AddField(
            "absence",
            "noted_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=models.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            "holding",
            "given_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=models.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            "person",
            "name_key",
            models.CharField(db_index=True, default="", editable=False, max_length=300),
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop),
    ]
