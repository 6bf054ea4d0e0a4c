from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProceduresConfig(AppConfig):
    name = "cms.procedures"
    verbose_name = _("Administrative procedures")

    def ready(self) -> None:
        from cms import gatherings
        from cms.procedures import history
        from cms.procedures.gathering import imports
        from cms.procedures.models import Field, ProcedureChange
        from cms.serving import purge_on, purge_page_on

        history.connect()
        gatherings.sources.append(imports)
        purge_on("procedure-fields", Field)
        purge_page_on("page", ProcedureChange)
