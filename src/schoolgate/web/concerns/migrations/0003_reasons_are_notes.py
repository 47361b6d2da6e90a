"""Why a step was left open is its note."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("concerns", "0002_seal_words")]

    operations = [migrations.RemoveField("step", "left_open")]
