from cms.questions.models.feedback import Feedback, FeedbackDeed
from cms.questions.models.pages import Origin, QuestionIndexPage, QuestionPage
from cms.questions.models.settings import FeedbackSettings
from cms.questions.models.topics import QuestionTopic

__all__ = [
    "Feedback",
    "FeedbackDeed",
    "FeedbackSettings",
    "Origin",
    "QuestionIndexPage",
    "QuestionPage",
    "QuestionTopic",
]
