"""Wordings, rules and feeds of emergencies in the admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet

from broadcast.emergency.asking import holders
from broadcast.models import CapFeed, EmergencyRules, EmergencyTemplate
from cms.models import User


class EmergencyTemplateViewSet(ModelViewSet):
    model = EmergencyTemplate
    name = "broadcast_emergency_wording"
    url_prefix = "truyen-thanh/mau-khan-cap"
    icon = "warning"
    menu_label = _("Emergency wordings")
    list_display = ["title", "kind", BooleanColumn("active", label=_("in use"))]
    form_fields = ["kind", "title", "text", "order", "active"]
    copy_view_enabled = False


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """People by the names they sign with."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.signature)


class RulesForm(forms.ModelForm):  # type: ignore[type-arg]
    """Who may be named: those who may put emergencies on air at all."""

    approvers = PeopleField(
        label=_("Named approvers"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("In the quiet hours only they may put an emergency on air."),
    )

    class Meta:
        model = EmergencyRules
        fields = ("station", "approval", "approvers", "volume")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        able = [person.pk for person in holders("approve_emergency")]
        self.fields["approvers"].queryset = User.objects.filter(pk__in=able)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("approval") == "named" and not cleaned.get("approvers"):
            self.add_error("approvers", _("Name at least one person, or let two people decide."))
        return cleaned


class EmergencyRulesViewSet(ModelViewSet):
    model = EmergencyRules
    name = "broadcast_emergency_rules"
    url_prefix = "truyen-thanh/quy-dinh-khan-cap"
    icon = "key"
    menu_label = _("Rules of emergencies")
    list_display = ["station", "approval"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:  # type: ignore[type-arg]
        return RulesForm


class CapFeedViewSet(ModelViewSet):
    model = CapFeed
    name = "broadcast_warning_feed"
    url_prefix = "truyen-thanh/nguon-canh-bao"
    icon = "rss"
    menu_label = _("Feeds of warnings")
    list_display = ["name", BooleanColumn("active", label=_("switched on")), "asked_at", "fault"]
    form_fields = ["station", "name", "url", "active", "every_minutes", "private_allowed"]
    copy_view_enabled = False
