from cms.surveys.models.answers import BallotBox, SurveyAnswer
from cms.surveys.models.pages import SurveyIndexPage, SurveyKind, SurveyPage
from cms.surveys.models.questions import AskedAs, SurveyQuestion

__all__ = [
    "AskedAs",
    "BallotBox",
    "SurveyAnswer",
    "SurveyIndexPage",
    "SurveyKind",
    "SurveyPage",
    "SurveyQuestion",
]
