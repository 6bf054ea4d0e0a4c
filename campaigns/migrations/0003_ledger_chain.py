"""Rows of the ledger are chained; what was written before is linked in the order it was recorded.

Until now a correction of prints told the difference, and each correction named the first row. From here on a
correction stands in the place of the newest row and says the whole (docs/adr/0007): old ones are turned into
that form before they are sealed.
"""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from campaigns import chain
from campaigns.triggers import lifting

DIFFERENCES = ("prints.printrun:", "prints.distribution:")


def restate_corrections(apps, schema_editor):
    rows = apps.get_model("campaigns", "Evidence").objects
    newest = {}
    for row in rows.filter(deed="corrected", corrects__isnull=False).order_by("recorded_at", "id"):
        first = row.corrects_id
        before = newest.get(first) or rows.get(pk=first)
        if row.key.startswith(DIFFERENCES) and None not in (row.quantity, before.quantity):
            row.quantity += before.quantity
        row.deed, row.happened_at, row.corrects = before.deed, before.happened_at, before
        row.save()
        newest[first] = row


def link_rows(apps, schema_editor):
    rows = apps.get_model("campaigns", "Evidence").objects
    order = list(rows.order_by("recorded_at", "id").values_list("pk", flat=True))
    positions = {pk: position for position, pk in enumerate(order, 1)}
    previous, waiting = chain.BEGINNING, []
    for pk in order:
        row = rows.get(pk=pk)
        row.position, row.previous_hash = positions[pk], previous
        said = {name: getattr(row, name) for name in (*chain.SAID, "previous_hash")}
        said |= {"activity": row.activity_id, "corrects": positions.get(row.corrects_id)}
        previous = row.hash = chain.digest(chain.entry(said))
        waiting.append(row)
        if len(waiting) == 1000:
            _keep(rows, waiting)
    _keep(rows, waiting)
    schema_editor.connection.check_constraints()  # PostgreSQL alters no table that has checks to come


def _keep(rows, waiting):
    rows.bulk_update(waiting, ["position", "previous_hash", "hash"], batch_size=100)
    waiting.clear()


def lift(apps, schema_editor):
    for statement in lifting(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0002_activities_edited_with_their_campaign")]

    operations = [
        migrations.AlterModelOptions(
            name="evidence",
            options={
                "ordering": ["-happened_at", "-id"],
                "permissions": [("correct_evidence", "Can correct the evidence ledger")],
                "verbose_name": "piece of evidence",
                "verbose_name_plural": "evidence ledger",
            },
        ),
        migrations.AddField("evidence", "chain", models.CharField(default="commune", editable=False, max_length=40)),
        migrations.AddField("evidence", "form", models.PositiveSmallIntegerField(default=1, editable=False)),
        migrations.AddField(
            "evidence", "reason", models.TextField(blank=True, default="", verbose_name="why it was corrected")
        ),
        migrations.AddField("evidence", "position", models.PositiveBigIntegerField(null=True)),
        migrations.AddField("evidence", "previous_hash", models.CharField(max_length=64, null=True)),
        migrations.AddField("evidence", "hash", models.CharField(max_length=64, null=True)),
        migrations.AlterField(
            "evidence",
            "recorded_at",
            models.DateTimeField(
                default=django.utils.timezone.now, editable=False, verbose_name="recorded at"
            ),
        ),
        migrations.RunPython(restate_corrections, migrations.RunPython.noop),
        migrations.RunPython(link_rows, migrations.RunPython.noop),
        migrations.AlterField(
            "evidence",
            "position",
            models.PositiveBigIntegerField(editable=False, verbose_name="number in the ledger"),
        ),
        migrations.AlterField("evidence", "previous_hash", models.CharField(editable=False, max_length=64)),
        migrations.AlterField(
            "evidence",
            "hash",
            models.CharField(editable=False, max_length=64, unique=True, verbose_name="hash"),
        ),
        migrations.AlterField("evidence", "reason", models.TextField(blank=True, verbose_name="why it was corrected")),
        migrations.AlterField(
            "evidence",
            "corrects",
            models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="correction",
                to="campaigns.evidence",
                verbose_name="corrects",
            ),
        ),
        migrations.AddConstraint(
            "evidence",
            models.UniqueConstraint(fields=("chain", "position"), name="campaigns_evidence_position"),
        ),
        migrations.RunPython(migrations.RunPython.noop, lift),
    ]
