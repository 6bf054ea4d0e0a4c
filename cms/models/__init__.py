from cms.models.airing import AiringApproval
from cms.models.articles import ArticleIndexPage, ArticlePage
from cms.models.audiences import AudienceTag
from cms.models.commune import CommuneSettings
from cms.models.home import HomePage
from cms.models.people import User
from cms.models.tasks import LeaderApprovalTask, LeaderDecision

__all__ = [
    "AiringApproval",
    "ArticleIndexPage",
    "ArticlePage",
    "AudienceTag",
    "CommuneSettings",
    "HomePage",
    "LeaderApprovalTask",
    "LeaderDecision",
    "User",
]
