import django.db.models.deletion
from django.db import migrations, models


def name_the_station_s_own(apps, schema_editor):
    changes = apps.get_model("broadcast", "PendingChange").objects
    changes.filter(of_station=True).update(deed="station")


class Migration(migrations.Migration):
    dependencies = [("broadcast", "0017_outages_findings_faults")]

    operations = [
        migrations.AddField(
            model_name="pendingchange",
            name="slot",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="pending_changes",
                to="broadcast.slot",
                verbose_name="slot",
            ),
        ),
        migrations.AddField(
            model_name="pendingchange",
            name="deed",
            field=models.CharField(
                choices=[
                    ("programme", "save the programme's form"),
                    ("station", "save the station's form"),
                    ("cancel", "cancel one slot"),
                    ("restore", "put a cancelled slot back"),
                ],
                default="programme",
                max_length=10,
            ),
        ),
        migrations.RunPython(name_the_station_s_own, migrations.RunPython.noop),
        migrations.RemoveField(model_name="pendingchange", name="of_station"),
    ]
