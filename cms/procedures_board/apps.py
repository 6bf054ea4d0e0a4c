from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProceduresBoardConfig(AppConfig):
    name = "cms.procedures_board"
    verbose_name = _("Posting of procedures")

    def ready(self) -> None:
        from campaigns.reporting.compiling import sources
        from campaigns.targets import offers
        from cms.procedures_board import for_targets, reported

        sources.figures.append(reported.posted_procedures)
        offers.sources.append(for_targets.posted)
