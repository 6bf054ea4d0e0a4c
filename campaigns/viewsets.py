"""The plan and its ledger in the admin."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.urls import path
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy

from campaigns.admin.forms import UnitForm
from campaigns.admin.panels import PLAN_FORM
from campaigns.admin.plans import PlanCreateView, PlanDeleteView, PlanEditView, PlanList
from campaigns.correcting import CORRECT, correct, told
from campaigns.models import Campaign, Evidence, Unit
from campaigns.seeing.menu import items
from campaigns.seeing.views.board import board_of


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Whoever may view may view; nobody adds, changes or deletes through a form."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action == "view" and bool(super().user_has_permission(user, "view"))

    def user_has_any_permission(self, user: AbstractBaseUser, actions: Any) -> bool:
        return "view" in actions and self.user_has_permission(user, "view")

    def user_has_permission_for_instance(self, user: AbstractBaseUser, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action)

    def user_has_any_permission_for_instance(
        self, user: AbstractBaseUser, actions: Any, instance: Any
    ) -> bool:
        return self.user_has_any_permission(user, actions)


def day_of(name: str) -> Callable[[Campaign], str]:
    """The value of a date field as people write a day; a plan is not "just now"."""

    def written(campaign: Campaign) -> str:
        return f"{getattr(campaign, name):%d/%m/%Y}"

    return written


def state_of(campaign: Campaign) -> str:
    """The state in words, and whether it is an amendment."""
    state = capfirst(campaign.get_state_display())
    return f"{state} ({_('amendment')})" if campaign.amends_id else state


def moment(row: Evidence) -> str:
    return f"{timezone.localtime(row.happened_at):%H:%M %d/%m/%Y}"


class CampaignPage(generic.InspectView):
    """A campaign with the board of its activities."""

    page_title = _("Board")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "campaign": self.object,
            **board_of(self.object, timezone.localdate()),
        }


class CampaignViewSet(ModelViewSet):
    model = Campaign
    edit_handler = PLAN_FORM
    icon = "calendar-check"
    menu_label = _("Campaigns")
    list_display = [
        "title",
        Column("symbol", label=capfirst(_("number and symbol")), classname="pn-roomy", sort_key="symbol"),
        Column("starts_on", label=capfirst(_("from")), accessor=day_of("starts_on"), classname="pn-roomy"),
        Column("ends_on", label=capfirst(_("to")), accessor=day_of("ends_on"), classname="pn-roomy"),
        Column("state", label=capfirst(_("state")), accessor=state_of, sort_key="state"),
        Column("progress", label=_("Done of what fell due")),
    ]
    search_fields = ["title", "symbol"]
    search_backend_name = None
    inspect_view_enabled = True
    inspect_view_class = CampaignPage
    index_view_class = PlanList
    add_view_class = PlanCreateView
    edit_view_class = PlanEditView
    delete_view_class = PlanDeleteView
    inspect_template_name = "campaigns/admin/campaign.html"
    copy_view_enabled = False


def members_of(unit: Unit) -> str:
    return ", ".join(member.signature for member in unit.members.all()) or "—"


class EvidenceFilters(WagtailFilterSet):
    class Meta:
        model = Evidence
        fields = ["deed", "channel", "activity"]


class EvidencePage(generic.InspectView):
    """A row of the ledger with what became of it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        story = told(self.object)
        return {
            **super().get_context_data(**kwargs),
            "told": story,
            "newest": story[-1]["row"],
            "may_correct": self.request.user.has_perm(CORRECT),
        }


class EvidenceViewSet(ModelViewSet):
    model = Evidence
    icon = "list-ul"
    menu_label = _("Evidence ledger")
    add_to_reference_index = False
    list_display = [
        Column("happened_at", label=capfirst(_("when")), accessor=moment, sort_key="happened_at"),
        "words",
        Column("get_channel_display", label=capfirst(_("channel"))),
        "actor",
    ]
    list_export = [
        "happened_at",
        "deed",
        "channel",
        "title",
        "words",
        "actor",
        "activity",
        "link",
        "quantity",
        "unit",
        "recorded_at",
    ]
    export_filename = "so-minh-chung"
    search_fields = ["words", "title", "actor"]
    search_backend_name = None
    filterset_class = EvidenceFilters
    ordering = ["-happened_at", "-id"]
    inspect_view_enabled = True
    inspect_view_class = EvidencePage
    inspect_template_name = "campaigns/admin/evidence.html"
    copy_view_enabled = False
    form_fields = ["words"]  # no form is ever shown: nobody may add or change

    @cached_property
    def permission_policy(self) -> ReadOnlyPolicy:
        return ReadOnlyPolicy(self.model)

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), path("correct/<str:pk>/", correct, name="correct")]


class UnitViewSet(ModelViewSet):
    """Whoever plans give work to, and the accounts that find it under their own work."""

    model = Unit
    icon = "group"
    menu_label = _("Units")
    name = url_prefix = "don-vi"
    form_fields = ["name", "kind", "members"]
    list_display = [
        "name",
        Column("get_kind_display", label=capfirst(_("kind"))),
        Column("members", label=capfirst(_("accounts")), accessor=members_of),
    ]
    search_fields = ["name"]
    search_backend_name = None
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> Any:
        return UnitForm


class PlanGroup(ModelViewSetGroup):
    menu_label = _("Plan")
    menu_icon = "clipboard-list"
    menu_order = 250
    items = (CampaignViewSet, UnitViewSet, EvidenceViewSet)

    def get_submenu_items(self) -> list[MenuItem]:
        return [*items(), *super().get_submenu_items()]
