import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("broadcast", "0018_slots_cancelled_by_two"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="fault",
            options={
                "ordering": ["-reported_on", "-pk"],
                "verbose_name": "fault",
                "verbose_name_plural": "faults",
            },
        ),
        migrations.AddField(
            model_name="emergencyrules",
            name="volume",
            field=models.PositiveSmallIntegerField(
                default=100,
                help_text="Whatever zones and players are set to. Drills are heard as loud.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(100),
                ],
                verbose_name="volume of emergencies, in percent",
            ),
        ),
        migrations.AddField(
            model_name="zone",
            name="volume",
            field=models.PositiveSmallIntegerField(
                default=100,
                validators=[django.core.validators.MaxValueValidator(100)],
                verbose_name="volume, in percent",
            ),
        ),
    ]
