from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    name = "cms.surveys"
    verbose_name = _("Surveys and quizzes")

    def ready(self) -> None:
        from cms.chores import chores
        from cms.serving import shown_as
        from cms.surveys.forgetting import forget_participants
        from cms.surveys.models import BallotBox, SurveyAnswer, SurveyQuestion

        # Answers change results with every sheet, but results are public once no more are taken.
        shown_as("survey results", BallotBox, SurveyAnswer, SurveyQuestion)
        chores.append(forget_participants)
