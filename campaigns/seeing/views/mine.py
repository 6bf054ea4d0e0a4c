"""My work: the duties of the units one belongs to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaigns.seeing.access import WAIVE
from campaigns.seeing.mine import mine


def my_work(request: HttpRequest) -> HttpResponse:
    """What is late, to be done now and soon; everybody sees the work of their own units."""
    assert request.user.is_authenticated
    found = mine(request.user, timezone.localdate())
    context = {
        "mine": found,
        "parts": [
            (pgettext("duties", "Late"), found.late),
            (_("To be done now"), found.now),
            (_("Begins within two weeks"), found.soon),
            (_("Done lately"), found.done),
        ],
        "may_waive": request.user.has_perm(WAIVE),
        "header_title": _("My work"),
        "breadcrumbs_items": [{"url": "", "label": _("My work")}],
    }
    return render(request, "campaigns/seeing/mine.html", context)
