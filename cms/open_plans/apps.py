from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OpenPlansConfig(AppConfig):
    name = "cms.open_plans"
    verbose_name = _("Plans open to residents")

    def ready(self) -> None:
        from cms.kinds import page_models
        from cms.navigation import besides
        from cms.open_plans import changes, found, pieces
        from cms.open_plans.plans import IN_MENUS, open_plans
        from cms.searching.besides import Source, sources
        from cms.sharing.site_maps import also_mapped

        changes.watch()
        for model in page_models():
            pieces.sources[model._meta.label_lower] = pieces.public_pages
        besides[IN_MENUS] = open_plans
        sources["plan"] = Source(pgettext_lazy("resident", "Plan"), _("plans"), found.things)
        also_mapped.append("open_plans:site_map")
