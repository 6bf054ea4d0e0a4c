from cms.models.airing import AiringApproval
from cms.models.approved import ApprovedPage
from cms.models.articles import (
    ArticleAttachment,
    ArticleIndexPage,
    ArticlePage,
    ArticleProcedure,
    AttachedFile,
)
from cms.models.audiences import AudienceTag
from cms.models.banner import UrgentBanner
from cms.models.commune import CommuneSettings
from cms.models.home import HomePage
from cms.models.information import InformationPage
from cms.models.lists import ListPage
from cms.models.people import User
from cms.models.spoken import Priority, SpokenPage, address_tab, loudspeaker_tab
from cms.models.tasks import LeaderApprovalTask, LeaderDecision

__all__ = [
    "AiringApproval",
    "ApprovedPage",
    "ArticleAttachment",
    "ArticleIndexPage",
    "ArticlePage",
    "ArticleProcedure",
    "AttachedFile",
    "AudienceTag",
    "CommuneSettings",
    "HomePage",
    "InformationPage",
    "LeaderApprovalTask",
    "LeaderDecision",
    "ListPage",
    "Priority",
    "SpokenPage",
    "UrgentBanner",
    "User",
    "address_tab",
    "loudspeaker_tab",
]
