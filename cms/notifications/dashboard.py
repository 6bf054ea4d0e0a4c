"""On the admin's front page: what is late, what is due within seven days, and what one was just told."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from cms.agenda import agenda_of
from cms.models import User
from cms.notifications.models import Notification

SHOWN = 5
AT_ONCE = 6  # of what is late, and of what is due; the rest is folded


class NewsPanel(Component):
    """Deadlines and unread notifications of whoever is signed in."""

    name = "agenda"
    order = 40
    template_name = "cms/notifications/home_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user, today = self.request.user, timezone.localdate()
        if not isinstance(user, User):
            return {}
        agenda = agenda_of(user, today, shown=True)
        unread = Notification.objects.filter(user=user, read_at=None)
        return {
            "parts": [(part[:AT_ONCE], part[AT_ONCE:]) for part in (agenda.late, agenda.coming) if part],
            "today": today,
            "unread": list(unread[:SHOWN]),
            "unread_in_all": unread.count(),
            "request": self.request,
        }
