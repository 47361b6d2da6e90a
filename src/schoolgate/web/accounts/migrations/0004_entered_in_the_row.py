"""An account's row repeats what its keepers and its conditions say."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def note_all(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write into each row what stands in the others."""
    accounts: Any = apps.get_model("accounts", "Account").objects
    for account in accounts.prefetch_related("keepers", "conditions").iterator(500):
        kept = sorted(account.keepers.all(), key=lambda keeper: keeper.pk)
        account.entered = {
            "kept": [
                [
                    *(keeper.part, keeper.person_id, keeper.since.isoformat()),
                    keeper.until and keeper.until.isoformat(),
                    keeper.trained_on and keeper.trained_on.isoformat(),
                ]
                for keeper in kept
            ],
            "found": {c.fact: c.met for c in account.conditions.all()},
        }
        account.save(update_fields=["entered"])


class Migration(migrations.Migration):
    """A column, filled from what there is."""

    dependencies = [("accounts", "0003_credentials_watched")]

    operations = [
        migrations.AddField(
            model_name="account",
            name="entered",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.RunPython(note_all, migrations.RunPython.noop),
    ]
