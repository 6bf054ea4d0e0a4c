"""Make the groups of the five roles; put away the groups and the workflow Wagtail ships.

What each role may do is granted by cms.roles.ensure_roles after every migrate, because permissions do
not exist yet while migrations run.
"""

from django.db import migrations

from cms.roles import Role


def make_groups(apps, schema_editor):
    group = apps.get_model("auth", "Group")
    for role in Role:
        group.objects.get_or_create(name=role.value)


def put_away_shipped(apps, schema_editor):
    group = apps.get_model("auth", "Group")
    group.objects.filter(name__in=("Editors", "Moderators"), user=None).delete()
    apps.get_model("wagtailcore", "WorkflowPage").objects.filter(workflow__name="Moderators approval").delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").update(active=False)
    apps.get_model("wagtailcore", "Task").objects.filter(name="Moderators approval").update(active=False)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0003_decisions_and_withdrawals"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtaildocs", "0011_add_choose_permissions"),
    ]

    operations = [
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RunPython(put_away_shipped, migrations.RunPython.noop),
    ]
