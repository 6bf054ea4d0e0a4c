from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "cms.notifications"
    verbose_name = _("Notifications")

    def ready(self) -> None:
        from cms import agenda
        from cms.notifications import decisions, plans
        from cms.notifications.duties import of_plans

        agenda.only_shown.append(of_plans)
        decisions.listen()
        plans.listen()
