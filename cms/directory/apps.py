from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "cms.directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        from cms.directory.models import Contact, reached_by
        from cms.legal.advice import official_contacts
        from cms.serving import purge_on

        purge_on("contacts", Contact)
        official_contacts.append(reached_by)
