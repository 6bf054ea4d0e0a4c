"""The book of a month in the admin, and as Word, PDF and Excel."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from broadcast.admin.access import SEE_LOG
from broadcast.book.month import month_of, next_month
from broadcast.book.register import document_of, in_short
from broadcast.models import Outcome, Station
from broadcast.stations import station_for_staff
from campaigns.reporting.files import FileKind
from campaigns.reporting.form import Misformed
from campaigns.reporting.official import Letterhead
from campaigns.reporting.signing import letterhead_fields
from campaigns.seeing.calendar.grid import day_named
from cms.access import needs

LABELS = {FileKind.WORD: "Word", FileKind.PDF: "PDF", FileKind.EXCEL: "Excel"}


@needs(SEE_LOG)
@require_safe
def book(request: HttpRequest, written: str = "") -> HttpResponse:
    """The rows of a month ("2026-11", by default this one) and what they come to."""
    station = station_for_staff(request)
    if station is None:
        return TemplateResponse(request, "broadcast/admin/no_station.html", {"header_title": _("Play book")})
    first = _first(written, station)
    month = month_of(station, first)
    outcome = request.GET.get("outcome", "")
    context = {
        "station": station,
        "first": first,
        "month": month,
        "rows": [one for one in month.airings if outcome in ("", one.outcome)],
        "outcome": outcome,
        "outcomes": Outcome.choices,
        "in_short": in_short(month.whole),
        "before": book_link((first - timedelta(days=1)).replace(day=1)),
        "after": book_link(next_month(first)),
        "files": [
            (LABELS[kind], reverse("broadcast_book_file", args=[f"{first:%Y-%m}", kind.extension]))
            for kind in FileKind
        ],
    }
    return TemplateResponse(request, "broadcast/admin/book.html", context)


@needs(SEE_LOG)
@require_safe
def book_file(request: HttpRequest, written: str, extension: str) -> HttpResponse:
    """Give the book of a month as Word, PDF or Excel."""
    station, kind = station_for_staff(request), FileKind.of(extension)
    if station is None or kind is None:
        raise Http404("no such book")
    first = _first(written, station)
    try:
        document = document_of(month_of(station, first), Letterhead.of(letterhead_fields()), _today(station))
        content = kind.render(document)
    except Misformed as fault:
        messages.error(
            request,
            _("The form of reports (under Settings) has to be put right first: %(part)s.")
            % {"part": fault.part},
        )
        return redirect(book_link(first))
    answer = HttpResponse(content, content_type=kind.media_type)
    name = f"so-nhat-ky-phat-song-{first:%Y-%m}.{kind.extension}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def book_link(first: date) -> str:
    return reverse("broadcast_book_of", args=[f"{first:%Y-%m}"])


def _first(written: str, station: Station) -> date:
    try:
        return day_named(written).replace(day=1) if written else _today(station).replace(day=1)
    except ValueError as error:
        raise Http404(written) from error


def _today(station: Station) -> date:
    return timezone.now().astimezone(station.zone_info).date()
