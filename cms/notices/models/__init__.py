from cms.notices.models.notices import NoticeIndexPage, NoticePage
from cms.notices.models.places import Place
from cms.notices.models.postings import Posting, PostingState
from cms.notices.models.register import RegisterPage, RegisterRow
from cms.notices.models.workdays import WorkdayChange

__all__ = [
    "NoticeIndexPage",
    "NoticePage",
    "Place",
    "Posting",
    "PostingState",
    "RegisterPage",
    "RegisterRow",
    "WorkdayChange",
]
