"""The fault book (sổ sự cố): what broke, its repair and what it cost."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from broadcast.admin.forms.fields import DayField
from broadcast.models import Fault, Player, Station, Zone
from broadcast.stations import station_for_staff

EXPORTED = {
    "reported_on": _("Reported on"),
    "player": _("Player"),
    "zone": _("Zone"),
    "place": _("Place"),
    "what": _("What is broken"),
    "reported_by": _("Reported by"),
    "repair": _("Repair"),
    "repaired_by": _("Repaired by"),
    "repaired_on": _("Repaired on"),
    "cost": _("Cost, in đồng"),
}


class FaultForm(WagtailAdminModelForm):
    reported_on = DayField(label=_("Reported on"))
    repaired_on = DayField(label=_("Repaired on"), required=False)

    class Meta:
        model = Fault
        fields = [
            "what",
            "player",
            "zone",
            "place",
            "reported_by",
            "reported_on",
            "photo",
            "repair",
            "repaired_by",
            "repaired_on",
            "cost",
        ]
        widgets = {"what": forms.Textarea(attrs={"rows": 3}), "repair": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, station: Station, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.station_id is None:
            self.instance.station = station
            self.fields["reported_on"].initial = timezone.localdate()
        self.fields["player"].queryset = Player.objects.filter(station=self.instance.station)
        self.fields["zone"].queryset = Zone.objects.filter(station=self.instance.station)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        reported, repaired = cleaned.get("reported_on"), cleaned.get("repaired_on")
        if reported and repaired and repaired < reported:
            self.add_error("repaired_on", ValidationError(_("It cannot be repaired before it was reported.")))
        if repaired and not cleaned.get("repair"):
            self.add_error("repair", ValidationError(_("Please write what was repaired.")))
        return cleaned


class OfStation:
    """A form over faults of the station of the site it is asked on."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        station = station_for_staff(self.request)
        if station is None:
            raise Station.DoesNotExist
        return {**super().get_form_kwargs(), "station": station}  # type: ignore[misc]


class FaultIndexView(generic.IndexView):
    page_title = _("Fault book")


class FaultCreateView(OfStation, generic.CreateView):
    pass


class FaultEditView(OfStation, generic.EditView):
    pass


def state(fault: Fault) -> str:
    """Whether it is mended, in words."""
    if fault.repaired_on is None:
        return str(_("not repaired yet"))
    return str(_("repaired on %(day)s")) % {"day": f"{fault.repaired_on:%d/%m/%Y}"}


class FaultViewSet(ModelViewSet):
    model = Fault
    name = "broadcast_fault"
    url_prefix = "truyen-thanh/su-co"
    icon = "warning"
    menu_label = _("Fault book")
    add_to_admin_menu = False
    list_display = [
        "what",
        Column("reported_on", label=_("Reported on"), accessor=lambda f: f"{f.reported_on:%d/%m/%Y}"),
        Column("player", label=_("Player")),
        Column("zone", label=_("Zone")),
        Column("state", label=_("Repair"), accessor=state),
        Column("cost", label=_("Cost, in đồng")),
    ]
    list_export = list(EXPORTED)
    export_headings = EXPORTED
    export_filename = "so-su-co"
    list_per_page = 50
    ordering = "-reported_on"
    search_fields = ["what", "place", "repair"]
    copy_view_enabled = False
    index_view_class = FaultIndexView
    add_view_class = FaultCreateView
    edit_view_class = FaultEditView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:  # type: ignore[type-arg]
        return FaultForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_common_view_kwargs(**kwargs), "delete_url_name": None}

    def get_urlpatterns(self) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "delete"]
