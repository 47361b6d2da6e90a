"""The random key of a case is its own: after the keys are given, in a step apart.

PostgreSQL changes no table in the transaction in which its rows were changed.
"""

from uuid import uuid4

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("concerns", "0006_alarms_and_their_readers")]

    operations = [
        migrations.AlterField(
            model_name="threat",
            name="key",
            field=models.UUIDField(default=uuid4, editable=False, unique=True),
        ),
    ]
