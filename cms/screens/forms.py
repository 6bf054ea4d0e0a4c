"""The form of an item of a screen."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from cms.screens.approval import ask_leaders

WEEKDAYS = (
    ("0", pgettext_lazy("weekday", "Mon")),
    ("1", pgettext_lazy("weekday", "Tue")),
    ("2", pgettext_lazy("weekday", "Wed")),
    ("3", pgettext_lazy("weekday", "Thu")),
    ("4", pgettext_lazy("weekday", "Fri")),
    ("5", pgettext_lazy("weekday", "Sat")),
    ("6", pgettext_lazy("weekday", "Sun")),
)


class WeekdaysField(forms.MultipleChoiceField):
    """Days of the week, ticked; kept as their numbers in a row ("0123456")."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        return list(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        return "".join(sorted(super().clean(value)))


class ScreenItemForm(WagtailAdminModelForm):
    weekdays = WeekdaysField(
        label=_("on these days"), choices=WEEKDAYS, initial=[day for day, _name in WEEKDAYS]
    )


class ScreenForm(WagtailAdminModelForm):
    """What somebody puts on a screen or changes there waits for a leader who is somebody else."""

    SEEN = frozenset({"picture", "video", "words"})

    def save(self, commit: bool = True) -> Any:
        for row in self.formsets["items"].forms:
            if self.SEEN.intersection(row.changed_data):
                row.instance.put_by, row.instance.put_at = self.for_user, timezone.now()
        screen = super().save(commit)
        if commit:
            ask_leaders(screen, by=self.for_user)
        return screen
