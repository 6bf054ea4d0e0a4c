from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuestionsConfig(AppConfig):
    name = "cms.questions"
    verbose_name = _("Questions and feedback")

    def ready(self) -> None:
        from campaigns.reporting.compiling import sources
        from cms import agenda
        from cms.chores import chores
        from cms.completeness import advice_checks
        from cms.questions import desk, following, reported
        from cms.questions.agenda import of_feedback
        from cms.questions.gaps import broadcast_advice
        from cms.questions.models import QuestionTopic
        from cms.serving import purge_on

        following.connect()
        agenda.sources.append(of_feedback)
        sources.figures.append(reported.feedback)
        chores.append(desk.erase_old_senders)
        purge_on("question topics", QuestionTopic)
        advice_checks.append(broadcast_advice)
