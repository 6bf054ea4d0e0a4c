"""The plan and its ledger in the admin."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy

from campaigns.frequency import in_words
from campaigns.models import Campaign, Evidence
from campaigns.progress import progress


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


def moment(row: Evidence) -> str:
    return f"{timezone.localtime(row.happened_at):%H:%M %d/%m/%Y}"


class CampaignList(generic.IndexView):
    """The plans; each leads to its board."""

    def _get_title_column(
        self, field_name: str, column_class: type[TitleColumn] = TitleColumn, **kwargs: Any
    ) -> TitleColumn:
        column = super()._get_title_column(field_name, column_class, **kwargs)
        column._get_url_func = self.get_inspect_url
        return column


class CampaignPage(generic.InspectView):
    """A campaign with the board of its activities."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = progress(self.object, timezone.localdate())
        return {
            **super().get_context_data(**kwargs),
            "campaign": self.object,
            "lines": [{"line": line, "how_often": in_words(line.activity)} for line in lines],
        }


class CampaignViewSet(ModelViewSet):
    model = Campaign
    icon = "calendar-check"
    menu_label = _("Campaigns")
    list_display = [
        "title",
        "symbol",
        Column("starts_on", label=capfirst(_("from")), accessor=day_of("starts_on")),
        Column("ends_on", label=capfirst(_("to")), accessor=day_of("ends_on")),
        Column("get_state_display", label=capfirst(_("state"))),
    ]
    search_fields = ["title", "symbol"]
    search_backend_name = None
    inspect_view_enabled = True
    inspect_view_class = CampaignPage
    index_view_class = CampaignList
    inspect_template_name = "campaigns/admin/campaign.html"
    copy_view_enabled = False


class EvidenceFilters(WagtailFilterSet):
    class Meta:
        model = Evidence
        fields = ["deed", "channel", "activity"]


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
    inspect_template_name = "campaigns/admin/evidence.html"
    copy_view_enabled = False
    form_fields = ["words"]  # no form is ever shown: nobody may add or change

    @cached_property
    def permission_policy(self) -> ReadOnlyPolicy:
        return ReadOnlyPolicy(self.model)


class PlanGroup(ModelViewSetGroup):
    menu_label = _("Plan")
    menu_icon = "clipboard-list"
    menu_order = 250
    items = (CampaignViewSet, EvidenceViewSet)
