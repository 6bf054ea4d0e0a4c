"""What follows when the page of an answer goes on the site or off it."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context
from wagtail.signals import page_published, page_unpublished

from cms.questions.models import QuestionPage


def _actor() -> str:
    user = get_active_log_context().user
    return str(user.signature) if user else _("the system")


def _onto_the_site(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    from cms.questions import desk

    if isinstance(instance, QuestionPage) and instance.feedback is not None:
        desk.published(instance.feedback, by=_actor())


def _off_the_site(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    from cms.questions import desk

    if isinstance(instance, QuestionPage) and instance.feedback is not None:
        desk.unpublished(instance.feedback, by=_actor())


def connect() -> None:
    """Listen, once for a process."""
    page_published.connect(_onto_the_site, dispatch_uid="cms.questions.published")
    page_unpublished.connect(_off_the_site, dispatch_uid="cms.questions.unpublished")
