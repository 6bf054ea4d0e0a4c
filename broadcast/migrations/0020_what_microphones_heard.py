import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('broadcast', '0019_zone_and_emergency_volume'),
    ]

    operations = [
        migrations.AddField(
            model_name='player',
            name='ambient_dbfs',
            field=models.FloatField(blank=True, editable=False, null=True, verbose_name='level while nothing plays, in dBFS'),
        ),
        migrations.AddField(
            model_name='player',
            name='microphone_dbfs',
            field=models.FloatField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='playreport',
            name='overheard_ambient_dbfs',
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='playreport',
            name='overheard_dbfs',
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='playreport',
            name='overheard_seconds',
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='playreport',
            name='overheard_silent',
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='HearingFinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=10)),
                ('words', models.TextField(verbose_name='what is wrong')),
                ('found_at', models.DateTimeField(verbose_name='found at')),
                ('cleared_at', models.DateTimeField(blank=True, null=True, verbose_name='mended at')),
                ('player', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hearing_findings', to='broadcast.player', verbose_name='player')),
            ],
            options={
                'verbose_name': 'finding of a microphone',
                'verbose_name_plural': 'findings of microphones',
                'ordering': ['-found_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('cleared_at', None)), fields=('player', 'code'), name='broadcast_hearing_open_once')],
            },
        ),
    ]
