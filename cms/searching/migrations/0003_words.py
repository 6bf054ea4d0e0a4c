"""Words beside the text, cut in one place; the old index of words goes before its columns change."""

from importlib import import_module

from django.db import migrations, models

from cms.searching.indexing import wording

before = import_module("cms.searching.migrations.0002_index_of_words")


def cut(apps, schema_editor):
    Wording = apps.get_model("searching", "Wording")
    for row in Wording.objects.iterator(chunk_size=200):
        for column, value in wording(row.title, row.text).items():
            setattr(row, column, value)
        row.save()


class Migration(migrations.Migration):
    dependencies = [("searching", "0002_index_of_words")]
    operations = [
        migrations.RunPython(before.unmake, before.make),
        migrations.AddField("wording", "words", models.TextField(default=""), preserve_default=False),
        migrations.RunPython(cut, migrations.RunPython.noop),
    ]
