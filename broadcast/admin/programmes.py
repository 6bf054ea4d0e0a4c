from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from broadcast.admin.changes import AsksSecondPerson
from broadcast.admin.forms import ProgrammeForm
from broadcast.admin.timing import next_airings, saved_proposal
from broadcast.models import Programme, Station
from broadcast.proposed import Proposal
from broadcast.public.days import weekday
from broadcast.stations import station_for_staff
from broadcast.timetable import UnreadableRecurrence
from broadcast.wording import airtimes


def preview_lines(proposal: Proposal, station: Station) -> list[str]:
    """The next eight times on air, each as "Thứ Ba, 24/11/2026, 17:00"; none for a rule nobody can read."""
    try:
        airings = next_airings(proposal, station, timezone.now())
    except UnreadableRecurrence:
        return []
    return [f"{weekday(airing.local.date())}, {airing.local:%d/%m/%Y, %H:%M}" for airing in airings]


def on_air(programme: Programme) -> str:
    """When a programme is on air, in words."""
    return airtimes(programme.recurrence)


class OfStation:
    """Views of a programme know the station of the site they are asked on."""

    request: HttpRequest

    @property
    def station(self) -> Station:
        programme = getattr(self, "object", None)
        found = programme.station if programme and programme.pk else station_for_staff(self.request)
        if found is None:
            raise Station.DoesNotExist
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        today = timezone.now().astimezone(self.station.zone_info).date()
        return {**super().get_form_kwargs(), "station": self.station, "today": today}  # type: ignore[misc]


class ProgrammeCreateView(AsksSecondPerson, OfStation, generic.CreateView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if station_for_staff(request) is None:
            messages.error(request, _("Set the station up first; programmes belong to it."))
            return redirect("broadcast_station:index")
        return super().dispatch(request, *args, **kwargs)


class ProgrammeEditView(AsksSecondPerson, OfStation, generic.EditView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        saved = Programme.objects.select_related("station").get(pk=self.object.pk)
        context["preview"] = preview_lines(saved_proposal(saved), saved.station)
        return context


class ProgrammeViewSet(ModelViewSet):
    model = Programme
    name = "broadcast_programme"
    url_prefix = "truyen-thanh/chuong-trinh"
    icon = "calendar-alt"
    menu_label = _("Programmes")
    list_display = [
        "title",
        Column("recurrence", label=_("On air"), accessor=on_air),
        BooleanColumn("active", label=_("In use")),
    ]
    list_filter = ["active"]
    search_fields = ["title"]
    ordering = "title"
    copy_view_enabled = False
    add_view_class = ProgrammeCreateView
    edit_view_class = ProgrammeEditView
    create_template_name = "broadcast/admin/programme_form.html"
    edit_template_name = "broadcast/admin/programme_form.html"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:  # type: ignore[type-arg]
        return ProgrammeForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        # A programme that was on air stays in the play log: it is put out of use, never deleted.
        return {**super().get_common_view_kwargs(**kwargs), "delete_url_name": None}

    def get_urlpatterns(self) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "delete"]


@require_POST
def preview(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """The next times on air of a programme as it stands in the form, or what speaks against it."""
    programme = get_object_or_404(Programme, pk=pk) if pk else None
    station = programme.station if programme else station_for_staff(request)
    if station is None or not request.user.has_perm("broadcast.view_programme"):
        return HttpResponse(status=403)
    today = timezone.now().astimezone(station.zone_info).date()
    form = ProgrammeForm(request.POST, instance=programme, station=station, today=today)
    form.is_valid()
    context = {
        "preview": preview_lines(form.proposal(), station) if form.readable and form.rows.is_valid() else [],
        "objections": form.non_field_errors(),
        "readable": form.readable,
    }
    return render(request, "broadcast/admin/programme_preview.html", context)
