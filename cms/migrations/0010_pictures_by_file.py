"""Each picture a page shows is asked for by the name of its file (cms.uploads.serving)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0009_attachments_procedures_and_films"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX cms_rendition_by_file ON wagtailimages_rendition (file)",
            "DROP INDEX cms_rendition_by_file",
        )
    ]
