"""Where officers find questions, topics and feedback."""

from datetime import date
from typing import Any

import django_filters
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from cms.questions.admin.access import may_see_any, seen_by
from cms.questions.models import Feedback, QuestionPage, QuestionTopic
from cms.questions.states import FeedbackState


class QuestionListing(PageListingViewSet):
    model = QuestionPage
    name = "cms_questions"
    url_prefix = "hoi-dap"
    icon = "help"
    menu_label = _("Questions and answers")
    menu_order = 60
    add_to_admin_menu = False


class TopicViewSet(ModelViewSet):
    model = QuestionTopic
    name = "cms_question_topics"
    url_prefix = "chu-de-hoi-dap"
    icon = "tag"
    menu_label = _("Topics of questions")
    menu_order = 65
    form_fields = ["name", "order"]
    list_display = ["name", "order"]
    search_fields = ["name"]
    search_backend_name = None
    copy_view_enabled = False
    inspect_view_enabled = False


class DeskPolicy(ModelPermissionPolicy):
    """Looking at the list is all its view sets allow; the deeds have a page of their own."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and may_see_any(user)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return "view" in actions and may_see_any(user)


class FeedbackFilter(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=pgettext_lazy("of a thing's life", "State"), choices=FeedbackState.choices
    )

    class Meta:
        model = Feedback
        fields = ["state"]


class FeedbackIndexView(IndexView):
    any_permission_required = ["view"]

    def get_base_queryset(self) -> Any:
        return seen_by(self.request.user).select_related("assigned_to")

    def get_edit_url(self, instance: Feedback) -> str:
        return reverse("cms_feedback_show", args=(instance.pk,))


def due(feedback: Feedback) -> str:
    """The last day to answer, and how near it is."""
    day = f"{feedback.due_on:%d/%m/%Y}"
    if not feedback.is_open:
        return day
    left = (feedback.due_on - _today()).days
    if left < 0:
        return gettext("%(day)s, late by %(days)d days") % {"day": day, "days": -left}
    return gettext("%(day)s, today") % {"day": day} if left == 0 else day


def _today() -> date:
    return timezone.localdate()


class FeedbackViewSet(ModelViewSet):
    model = Feedback
    name = "cms_feedback"
    url_prefix = "gop-y"
    icon = "mail"
    menu_label = _("Residents' feedback")
    menu_order = 40
    index_view_class = FeedbackIndexView
    list_display = [
        "subject",
        Column(
            "received_at",
            label=_("Received on"),
            accessor=lambda one: f"{timezone.localtime(one.received_at):%d/%m/%Y}",
            sort_key="received_at",
        ),
        Column("due_on", label=_("To be answered by"), accessor=due, sort_key="due_on"),
        Column(
            "state",
            label=pgettext_lazy("of a thing's life", "State"),
            accessor="state_words",
            sort_key="state",
        ),
        Column(
            "assigned_to",
            label=_("Looked into by"),
            accessor=lambda one: one.assigned_to.signature if one.assigned_to else "—",
        ),
    ]
    filterset_class = FeedbackFilter
    search_fields = ["subject", "text", "place", "code"]
    search_backend_name = None
    ordering = ["-received_at", "-id"]
    form_fields = ["subject"]  # no form is ever shown: letters are never changed
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False

    @cached_property
    def permission_policy(self) -> DeskPolicy:
        return DeskPolicy(self.model)
