"""Where the pages of this room stand in the menu of plans.

Rooms above add theirs by the hook `register_plan_menu_item`, a function that returns a menu item.
"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from campaigns.seeing.access import SEE


class GuardedItem(MenuItem):
    """A menu item shown to those who hold a permission."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: Any) -> bool:
        return bool(request.user.has_perm(self.permission))


def items() -> list[MenuItem]:
    """Return the entries; everybody in the admin has work of their own."""
    return [
        _guarded(_("Boards of plans"), "campaigns_boards", "table", 0),
        _guarded(_("Calendar of work"), "campaigns_calendar", "date", 1),
        MenuItem(_("My work"), reverse("campaigns_mine"), icon_name="tasks", order=2),
        _guarded(_("Coverage"), "campaigns_coverage", "view", 3),
        _guarded(_("Reports"), "campaigns_reports", "doc-full", 90, "campaigns.view_report"),
        *(register() for register in hooks.get_hooks("register_plan_menu_item")),
    ]


def _guarded(label: Any, name: str, icon: str, order: int, permission: str = SEE) -> GuardedItem:
    return GuardedItem(label, reverse(name), icon_name=icon, order=order, permission=permission)
