from django.db import migrations, models


def tell_apart(apps, schema_editor):
    """Bulletins of stations that approve by items, signed with exactly the names on their items."""
    bulletins = apps.get_model("broadcast", "Bulletin").objects
    signed = bulletins.exclude(approved_by="").filter(slot__programme__station__approval="items")
    for bulletin in signed.only("pk", "approved_by"):
        items = bulletin.items.filter(kind="item").order_by("position")
        names = list(items.values_list("approver", flat=True))
        if names and all(names) and ", ".join(dict.fromkeys(names))[:400] == bulletin.approved_by:
            bulletins.filter(pk=bulletin.pk).update(approved_with_items=True)


class Migration(migrations.Migration):
    dependencies = [("broadcast", "0005_slot_cancelled_by")]

    operations = [
        migrations.AddField(
            model_name="bulletin",
            name="approved_with_items",
            field=models.BooleanField(default=False, verbose_name="approved with its items"),
        ),
        migrations.RunPython(tell_apart, migrations.RunPython.noop),
    ]
