from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServingConfig(AppConfig):
    name = "cms.serving"
    verbose_name = _("Serving of public pages")

    def ready(self) -> None:
        from cms.serving import pages

        pages.watch()
