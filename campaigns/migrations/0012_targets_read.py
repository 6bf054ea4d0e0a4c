"""Targets get keys that their readings know them by; an amendment that is open shares those of its plan."""

import uuid

from django.db import migrations, models


def give_keys(apps, schema_editor):
    targets = apps.get_model("campaigns", "Target").objects
    for target in targets.filter(campaign__amends=None):
        target.key = uuid.uuid4()
        target.save(update_fields=["key"])
    for target in targets.filter(campaign__amends__isnull=False).select_related("campaign"):
        same = targets.filter(campaign=target.campaign.amends_id, text=target.text, unit=target.unit).first()
        target.key = same.key if same else uuid.uuid4()
        target.save(update_fields=["key"])


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0011_deed_of_a_new_version")]

    operations = [
        migrations.AlterField(
            model_name="evidence",
            name="deed",
            field=models.CharField(
                choices=[
                    ("published", "published"),
                    ("updated", "published anew"),
                    ("unpublished", "taken off the website"),
                    ("aired", "aired"),
                    ("partly_aired", "aired in part"),
                    ("missed", "not aired"),
                    ("cancelled", "cancelled"),
                    ("posted", "posted"),
                    ("taken_down", "taken down"),
                    ("printed", "printed"),
                    ("handed_out", "handed out"),
                    ("held", "held"),
                    ("done", "done"),
                    ("measured", "target measured"),
                    ("corrected", "corrected"),
                ],
                max_length=20,
                verbose_name="what happened",
            ),
        ),
        migrations.AddField(
            model_name="target",
            name="key",
            field=models.UUIDField(
                db_index=True,
                default=uuid.uuid4,
                editable=False,
                help_text="What readings know it by; the same in a plan and its amendments.",
            ),
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
    ]
