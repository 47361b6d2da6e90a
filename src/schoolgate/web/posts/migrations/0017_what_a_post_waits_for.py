"""A post says what it waits for; an approval, in whose place it was given."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("posts", "0016_take_downs_by_themselves"),
    ]

    operations = [
        migrations.AddField(
            model_name="approval",
            name="stood_in",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="post",
            name="asked",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="post",
            name="judged_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="post",
            name="waits_for",
            field=models.JSONField(default=list),
        ),
    ]
