from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

APPROVE, SITE_ONLY, SEND_BACK = "approve", "approve_site_only", "reject"


class LeaderDecision(TaskState):
    """A leader's answer to one submission."""

    for_air = models.BooleanField(_("also for the loudspeakers"), default=True)

    class Meta:
        verbose_name = _("decision of the leader")
        verbose_name_plural = _("decisions of the leader")


class LeaderApprovalTask(AbstractGroupApprovalTask):
    """A leader approves an article for the site and for the loudspeakers; its author never can.

    While it waits nobody edits it, leaders included: what is approved is what was submitted.
    """

    task_state_class = LeaderDecision

    class Meta:
        verbose_name = _("approval by the leader")
        verbose_name_plural = _("approvals by the leader")

    def is_leader(self, user: Any) -> bool:
        """Whether the account is active and in one of the task's groups; superusers are not by themselves."""
        return bool(user and user.is_active and self.groups.filter(pk__in=user.groups.all()).exists())

    def locked_for_user(self, obj: Page, user: AbstractBaseUser) -> bool:
        return True

    def user_can_access_editor(self, obj: Page, user: AbstractBaseUser) -> bool:
        return self.is_leader(user)

    def user_can_lock(self, obj: Page, user: AbstractBaseUser) -> bool:
        return False

    def get_actions(self, obj: Page, user: AbstractBaseUser) -> list[tuple[str, Any, bool]]:
        from cms.workflow import objection

        decision = obj.current_workflow_task_state
        if decision is None or not self.is_leader(user):
            return []
        sending_back = (SEND_BACK, _("Send back"), True)
        if objection(decision, user):
            return [sending_back]
        return [
            (APPROVE, _("Approve for the site and the loudspeakers"), True),
            (SITE_ONLY, _("Approve for the site only"), True),
            sending_back,
        ]

    def get_form_for_action(self, action: str) -> Any:
        from cms.forms import CommentForm, ReasonForm

        return ReasonForm if action == SEND_BACK else CommentForm

    def get_template_for_action(self, action: str) -> str:
        return "cms/admin/decision_modal.html"

    def on_action(
        self,
        task_state: TaskState,
        user: Any,
        action_name: str,
        comment: str = "",
        **kwargs: Any,
    ) -> None:
        from cms import workflow

        if action_name == SEND_BACK:
            workflow.send_back(task_state, by=user, reason=comment)
        elif action_name in (APPROVE, SITE_ONLY):
            workflow.approve(task_state, by=user, for_air=action_name == APPROVE, comment=comment)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> models.QuerySet[TaskState]:
        if not self.is_leader(user):
            return TaskState.objects.none()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)

    @classmethod
    def get_description(cls) -> Any:
        return _("A leader approves; the author never can.")
