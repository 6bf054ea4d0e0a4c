from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from media.apps import show_shipped


class LegalConfig(AppConfig):
    name = "cms.legal"
    verbose_name = _("Legal documents")
    shipped_into = "legal_outdatedterm"

    def ready(self) -> None:
        from cms.completeness import advice_checks, gap_checks
        from cms.legal.advice import outdated_advice, personal_gaps

        gap_checks.append(personal_gaps)
        advice_checks.append(outdated_advice)
        post_migrate.connect(show_shipped, sender=self, dispatch_uid="legal.show_shipped")
