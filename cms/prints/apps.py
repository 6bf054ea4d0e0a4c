from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrintsConfig(AppConfig):
    name = "cms.prints"
    verbose_name = _("Printed matter")

    def ready(self) -> None:
        from cms.chores import chores
        from cms.prints.made import remove_old

        chores.append(remove_old)
