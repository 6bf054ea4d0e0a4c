from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "cms.notices"
    verbose_name = _("Notice board")

    def ready(self) -> None:
        from campaigns.reporting.compiling import sources
        from campaigns.seeing.calendar.sources import sources as calendar
        from cms import agenda
        from cms.notices import posting, reported
        from cms.notices.agenda import of_the_board
        from cms.notices.models import Place, Posting
        from cms.notices.plan_calendar import walks_ahead
        from cms.serving import purge_on

        posting.connect()
        agenda.sources.append(of_the_board)
        sources.sheets.append(reported.register)
        calendar.append(walks_ahead)
        purge_on("posting", Posting, Place)
