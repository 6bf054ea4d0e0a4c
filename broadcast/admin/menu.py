from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSetGroup

from broadcast.admin.access import SEE, SEE_LOG, SEE_PLAYERS
from broadcast.admin.emergencies import CapFeedViewSet, EmergencyRulesViewSet, EmergencyTemplateViewSet
from broadcast.admin.faults import FaultViewSet
from broadcast.admin.playlog import PlayLogViewSet
from broadcast.admin.programmes import ProgrammeViewSet
from broadcast.admin.stations import StationViewSet
from broadcast.emergency.drafting import DRAFT
from broadcast.operator.access import OPERATE


class GuardedItem(MenuItem):
    """A menu item shown to those who hold a permission."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: Any) -> bool:
        return bool(request.user.has_perm(self.permission))


class StationGroup(ViewSetGroup):
    """Everything of the station under one entry of the menu."""

    menu_label = _("Loudspeaker station")
    menu_icon = "media"
    menu_order = 200
    items = (
        ProgrammeViewSet("broadcast_programme"),
        PlayLogViewSet("broadcast_playlog"),
        FaultViewSet("broadcast_fault"),
        StationViewSet("broadcast_station"),
        EmergencyTemplateViewSet(),
        EmergencyRulesViewSet(),
        CapFeedViewSet(),
    )

    def get_submenu_items(self) -> list[MenuItem]:
        calendar = GuardedItem(
            _("Calendar of slots"), reverse("broadcast_calendar"), icon_name="date", order=0, permission=SEE
        )
        demanded = GuardedItem(
            _("Airings asked for"),
            reverse("broadcast_demanded"),
            icon_name="tick-inverse",
            order=1,
            permission=SEE,
        )
        book = GuardedItem(
            _("Play book"), reverse("broadcast_book"), icon_name="form", order=2, permission=SEE_LOG
        )
        changes = GuardedItem(
            _("Changes of time"),
            reverse("broadcast_changes"),
            icon_name="history",
            order=3,
            permission=SEE,
        )
        players = GuardedItem(
            _("Players"), reverse("broadcast_players"), icon_name="desktop", order=4, permission=SEE_PLAYERS
        )
        province = GuardedItem(
            _("Connection to the province"),
            reverse("broadcast_connector"),
            icon_name="link-external",
            order=880,
            permission=SEE,
        )
        board = GuardedItem(
            _("Operator's page"),
            reverse("broadcast:operator"),
            icon_name="media",
            order=900,
            permission=OPERATE,
        )
        emergency = GuardedItem(
            _("Emergency"),
            reverse("broadcast:emergency"),
            icon_name="warning",
            order=890,
            permission=DRAFT,
        )
        return [
            calendar,
            demanded,
            book,
            changes,
            players,
            *super().get_submenu_items(),
            province,
            emergency,
            board,
        ]
