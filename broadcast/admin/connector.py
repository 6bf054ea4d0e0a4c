"""The connection to the province's source-information system: how it stands, and what the province gave."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from broadcast.admin.access import CHANGE_SLOT, SEE
from broadcast.connectors import exchanging, gifts
from broadcast.connectors.reports import unsent
from broadcast.connectors.wording import fault_in_words
from broadcast.models import GiftState, ProvincialBatch, ProvincialLink, ProvincialText
from broadcast.refusals import Refused
from broadcast.stations import station_for_staff
from cms.access import needs
from cms.models import User

SHOWN = 20


@needs(SEE)
def connector(request: HttpRequest) -> HttpResponse:
    station = station_for_staff(request)
    link = ProvincialLink.objects.filter(station=station).first() if station else None
    context = {
        "station": station,
        "on": exchanging.switched_on(),
        "link": link,
        "backlog": unsent(station, link.cursor if link else 0).count() if station else 0,
        "fault": fault_in_words(link.fault) if link else "",
        "batches": ProvincialBatch.objects.filter(station=station)[:SHOWN] if station else [],
        "texts": ProvincialText.objects.filter(station=station)[:SHOWN] if station else [],
        "may_decide": request.user.has_perm(CHANGE_SLOT),
        "new": GiftState.NEW,
    }
    return TemplateResponse(request, "broadcast/admin/connector.html", context)


@needs(CHANGE_SLOT)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a draft of a text of the province, or set it aside."""
    text = get_object_or_404(ProvincialText, pk=pk, station=station_for_staff(request))
    by = cast(User, request.user)
    try:
        if "take" in request.POST:
            article = gifts.take(text, by, timezone.now())
            messages.success(request, _("A draft was made. Please read it and submit it for approval."))
            return redirect("wagtailadmin_pages:edit", article.pk)
        gifts.dismiss(text, by, timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("broadcast_connector")
