from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from broadcast.admin.changes import AsksSecondPerson
from broadcast.admin.forms import StationForm
from broadcast.models import Station


def quiet_hours(station: Station) -> str:
    return f"{station.quiet_from:%H:%M} – {station.quiet_until:%H:%M}"


class StationEditView(AsksSecondPerson, generic.EditView):
    pass


class StationViewSet(ModelViewSet):
    model = Station
    name = "broadcast_station"
    url_prefix = "truyen-thanh/dai"
    icon = "cog"
    menu_label = _("Station and zones")
    list_display = [
        "name",
        Column("site", label=_("Site")),
        Column("quiet", label=_("Quiet hours"), accessor=quiet_hours),
    ]
    edit_view_class = StationEditView
    copy_view_enabled = False
    create_template_name = "broadcast/admin/station_form.html"
    edit_template_name = "broadcast/admin/station_form.html"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:  # type: ignore[type-arg]
        return StationForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_common_view_kwargs(**kwargs), "delete_url_name": None}

    def get_urlpatterns(self) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "delete"]
