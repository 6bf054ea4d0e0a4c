from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResultsConfig(AppConfig):
    name = "cms.results"
    verbose_name = _("Results of the one-stop desk")

    def ready(self) -> None:
        from campaigns.targets.offers import sources
        from cms.results import for_targets

        sources.append(for_targets.rates)
