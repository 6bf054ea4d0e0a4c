"""The list of plans and the form of a plan; only drafts are changed or deleted in place."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton

from campaigns.admin.access import ADD, NotADraft, hold_draft
from campaigns.approval.rights import Refused
from campaigns.duties.reading import account
from campaigns.duties.states import FULFILLED, DutyState
from campaigns.models import Campaign, CampaignState

PROMISED = frozenset({DutyState.LATE, DutyState.SHORT, *FULFILLED})  # what is due by now, done or not


def home_of(plan: Campaign) -> str:
    """Return where a plan is worked on: its board while it runs and after, its text before."""
    if plan.state in (CampaignState.RUNNING, CampaignState.CLOSED):
        return reverse("campaign:inspect", args=(plan.pk,))
    return reverse("campaigns_plan", args=(plan.pk,))


def progress_of(plans: Iterable[Campaign]) -> dict[int, str]:
    """Say of each plan that runs or is closed how much of what fell due was done; always as many queries."""
    plans = [plan for plan in plans if plan.state in (CampaignState.RUNNING, CampaignState.CLOSED)]
    counts = {plan.pk: [0, 0] for plan in plans}
    for one in account(plans, timezone.localdate()).counted if plans else ():
        if one.standing.state in PROMISED:
            count = counts[one.duty.activity.campaign_id]
            count[0] += one.standing.state in FULFILLED
            count[1] += 1
    return {pk: _said(done, due) for pk, (done, due) in counts.items()}


def _said(done: int, due: int) -> str:
    if not due:
        return _("nothing fell due yet")
    late = due - done
    said = _("%(done)d of %(due)d done") % {"done": done, "due": due}
    return said + (", " + _("%(late)d late") % {"late": late} if late else "")


class PlanList(generic.IndexView):
    """The plans with their state; each leads to where it is worked on.

    Amendments that were taken over stand among the versions of their plan.
    """

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().exclude(state=CampaignState.TAKEN_OVER)

    @cached_property
    def header_buttons(self) -> list[Any]:
        buttons: list[Any] = super().header_buttons
        if self.request.user.has_perm(ADD):
            ready = reverse("campaigns_ready")
            buttons.append(HeaderButton(_("Begin from a ready plan"), ready, icon_name="copy"))
        return buttons

    def get_table(self, object_list: Any) -> Any:
        progress = progress_of(object_list)
        for plan in object_list:
            plan.progress = progress.get(plan.pk, "")
        return super().get_table(object_list)

    def _get_title_column(
        self, field_name: str, column_class: type[TitleColumn] = TitleColumn, **kwargs: Any
    ) -> TitleColumn:
        column = super()._get_title_column(field_name, column_class, **kwargs)
        column._get_url_func = home_of
        return column


class _ToThePlan:
    """After saving one is shown the plan with what is left to do."""

    object: Campaign

    def get_success_url(self) -> str:
        return reverse("campaigns_plan", args=(self.object.pk,))


class PlanCreateView(_ToThePlan, generic.CreateView):
    success_message = gettext_lazy("Saved. Now write the activities below.")

    def get_success_buttons(self) -> list[Any]:
        return []


class _DraftsOnly:
    """Wagtail's form for drafts alone; for what is submitted or runs one is led back to the plan."""

    request: HttpRequest
    permission_required: str
    user_has_permission: Callable[[str], bool]
    get_object: Callable[[], Campaign]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.user_has_permission(self.permission_required):
            plan = self.get_object()
            if plan.state != CampaignState.DRAFT:
                return self._refused(plan, NotADraft())
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer

    def form_valid(self, form: Any) -> HttpResponse:
        plan = self.get_object()
        try:
            with transaction.atomic():
                hold_draft(plan)
                answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        except Refused as refusal:
            return self._refused(plan, refusal)
        except ProtectedError:
            return self._refused(
                plan, Refused(_("There is evidence of it already, so it cannot be deleted."))
            )
        return answer

    def _refused(self, plan: Campaign, refusal: Refused) -> HttpResponse:
        messages.error(self.request, str(refusal))
        return redirect("campaigns_plan", plan.pk)


class PlanEditView(_DraftsOnly, _ToThePlan, generic.EditView):
    success_message = gettext_lazy("Saved.")

    def get_success_buttons(self) -> list[Any]:
        return []


class PlanDeleteView(_DraftsOnly, generic.DeleteView):
    pass
