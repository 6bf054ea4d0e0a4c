"""The notice board on the admin's front page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from cms.notices.duties import Duty, worst
from cms.notices.errands import errands
from cms.notices.models import NoticePage
from cms.notices.standing import standings
from cms.notices.wording import sentence

SHOWN = 5
LOOKED_AT = 60


class BoardPanel(Component):
    """For officers and leaders: what is to be put up and taken down, and which notices owe something."""

    name = "notices"
    order = 65
    template_name = "cms/notices/admin/home_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"errands": errands(timezone.localdate()), "owing": owing()[:SHOWN]}


def owing() -> list[dict[str, Any]]:
    """Return the newest notices that owe a publication or airings, the most pressing first.

    What is to be put up or taken down is counted beside them and not told twice.
    """
    notices = list(NoticePage.objects.filter(clause__isnull=False).order_by("-pk")[:LOOKED_AT])
    owed = standings(notices)
    found = []
    for page in notices:
        first = worst(one for one in owed[page.pk] if one.duty in (Duty.PUBLISH, Duty.AIR))
        if first and not page.over:
            found.append(
                {"page": page, "words": sentence(first), "late": first.standing == "late", "by": first}
            )
    return sorted(found, key=lambda row: (not row["late"], row["by"].until or timezone.localdate()))


def panel_for(request: HttpRequest) -> BoardPanel | None:
    return BoardPanel(request) if request.user.has_perm("notices.view_posting") else None
