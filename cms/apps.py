from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def complete_database(sender: AppConfig, using: str = "default", **kwargs: Any) -> None:
    """Make the roles and the workflow as far as they are missing; runs after every migrate and flush."""
    from django.db import connections
    from django.db.migrations.recorder import MigrationRecorder

    if (
        using != "default"
        or ("cms", "0004_roles_and_workflow")
        not in MigrationRecorder(connections[using]).applied_migrations()
    ):
        return
    from cms.approval_route import ensure_workflow
    from cms.roles import ensure_roles

    ensure_roles()
    ensure_workflow()


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("The site")

    def ready(self) -> None:
        from cms import drafts, letterhead, link_windows, pictures, publication
        from cms.completeness import advice_checks
        from cms.recordings.advice import recording_advice
        from cms.uploads.forms import guard_portraits

        publication.connect()
        advice_checks.append(recording_advice)
        drafts.narrow()
        pictures.connect()
        link_windows.name_fields()
        guard_portraits()
        letterhead.offer()
        post_migrate.connect(complete_database, sender=self, dispatch_uid="cms.complete_database")
