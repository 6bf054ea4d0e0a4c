from typing import Any

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from broadcast.models import Outcome, PlayLogEntry

EXPORTED = {
    "planned_start": _("planned start"),
    "programme": _("programme"),
    "title": _("bulletin"),
    "zones": _("zones"),
    "get_outcome_display": _("outcome"),
    "reason": _("reason"),
    "actual_start": _("actual start"),
    "actual_end": _("actual end"),
    "planned_seconds": _("planned length in seconds"),
    "get_trigger_display": _("started by"),
    "operator": _("operator"),
    "sha256": "SHA-256",
}


def planned(entry: PlayLogEntry) -> str:
    return f"{timezone.localtime(entry.planned_start):%H:%M %d/%m/%Y}"


def months() -> list[tuple[str, str]]:
    """The months the play log has rows of, the newest first, as ("2026-11", "11/2026")."""
    found = PlayLogEntry.objects.datetimes("planned_start", "month", order="DESC")
    return [(f"{month:%Y-%m}", f"{month:%m/%Y}") for month in found]


class PlayLogFilter(WagtailFilterSet):
    month = django_filters.ChoiceFilter(label=_("Month"), choices=months, method="in_month")
    outcome = django_filters.MultipleChoiceFilter(label=_("Outcome"), choices=Outcome.choices)

    class Meta:
        model = PlayLogEntry
        fields = ["month", "outcome"]

    def in_month(self, rows: Any, name: str, value: str) -> Any:
        year, month = value.split("-")
        return rows.filter(planned_start__year=int(year), planned_start__month=int(month))


class ReadOnly(ModelPermissionPolicy):
    """Rows are written by the station alone: looking is all anybody may do here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class PlayLogIndexView(IndexView):
    any_permission_required = ["view"]

    def get_edit_url(self, instance: PlayLogEntry) -> None:
        return None


class PlayLogViewSet(ModelViewSet):
    model = PlayLogEntry
    name = "broadcast_playlog"
    url_prefix = "truyen-thanh/nhat-ky"
    icon = "list-ul"
    menu_label = _("Play log")
    index_view_class = PlayLogIndexView
    list_display = [
        Column("planned_start", label=_("Planned start"), accessor=planned, sort_key="planned_start"),
        Column("programme", label=_("Programme"), sort_key="programme"),
        Column("get_outcome_display", label=_("Outcome"), sort_key="outcome"),
        Column("reason", label=_("Reason")),
        Column("operator", label=_("Operator")),
    ]
    filterset_class = PlayLogFilter
    list_export = list(EXPORTED)
    export_headings = EXPORTED
    export_filename = "nhat-ky-phat-song"
    exclude_form_fields: list[str] = []
    list_per_page = 50
    ordering = "-planned_start"
    search_fields = ["programme", "title", "reason", "operator"]
    copy_view_enabled = False

    @property
    def permission_policy(self) -> ReadOnly:
        return ReadOnly(self.model)

    def get_urlpatterns(self) -> list[Any]:
        return [
            pattern for pattern in super().get_urlpatterns() if pattern.name in {"index", "index_results"}
        ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        nowhere = dict.fromkeys(
            ("add_url_name", "edit_url_name", "delete_url_name", "history_url_name", "usage_url_name")
        )
        return {**super().get_common_view_kwargs(**kwargs), **nowhere}
