from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchingConfig(AppConfig):
    name = "cms.searching"
    verbose_name = _("Search of the site")

    def ready(self) -> None:
        from cms.searching import indexing

        indexing.follow()
