"""What the law wants heard on days in a row, as a table for officers and operators."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from broadcast.admin.access import SEE
from broadcast.legal_airings import asked
from broadcast.stations import station_for_staff
from cms.access import needs


@needs(SEE)
def legal_airings(request: HttpRequest) -> HttpResponse:
    """Notices that must be heard for 03 days on end (Luật số 10/2022/QH15, Điều 13 khoản 3)."""
    station = station_for_staff(request)
    found = asked(station, timezone.now()) if station else []
    return TemplateResponse(
        request, "broadcast/admin/legal_airings.html", {"station": station, "asked": found}
    )
