"""Days and hours as officers write them, and the pickers of weekdays and times."""

import re
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from broadcast.public.days import WEEKDAYS

AN_HOUR = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])\s*(?:[:.hg]|giờ)?\s*(?P<minute>[0-5]\d)?\s*(?:phút)?", re.ASCII
)
SUGGESTED = [f"{hour:02d}:{minute:02d}" for hour in range(5, 21) for minute in (0, 30)]
SPARE_TIMES = 2


def time_written(text: str) -> time:
    """The time of day in "17:00", "17h", "5h30" or "17 giờ 30"; raises ValidationError."""
    match = AN_HOUR.fullmatch(text.strip().lower())
    if match is None:
        sentence = _("“%(text)s” is not a time of day. Write it like 17:00 or 5:30.")
        raise ValidationError(sentence, params={"text": text}, code="time")
    return time(int(match["hour"]), int(match["minute"] or 0))


class OwnTemplate(forms.Widget):
    """A widget drawn by a template of this project rather than of an installed package."""

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        return mark_safe(TemplatesSetting().render(template_name, context))  # noqa: S308 - a template's output


class ClockInput(forms.TextInput):
    """A time of day on the 24-hour clock."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "placeholder": "17:00", "maxlength": 12, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return f"{value:%H:%M}" if isinstance(value, time) else super().format_value(value)


class ClockField(forms.Field):
    widget = ClockInput

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values or isinstance(value, time):
            return value or None
        return time_written(str(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


class DayField(forms.DateField):
    """A day written as in Vietnam: 21/11/2026."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y"])
        kwargs.setdefault("widget", AdminDateInput(attrs={"placeholder": "21/11/2026"}, format="%d/%m/%Y"))
        kwargs.setdefault("error_messages", {"invalid": _("Write the day like 21/11/2026.")})
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


class WeekdaysInput(OwnTemplate, forms.CheckboxSelectMultiple):
    template_name = "broadcast/admin/widgets/weekdays.html"


class WeekdaysField(forms.TypedMultipleChoiceField):
    """One or more weekdays, counted as Python does (Monday 0)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=list(enumerate(WEEKDAYS)), coerce=int, widget=WeekdaysInput(), **kwargs)


class TimesInput(OwnTemplate):
    """One box for each time of day, and some to spare; posted under one name."""

    template_name = "broadcast/admin/widgets/times.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        written = [f"{at:%H:%M}" if isinstance(at, time) else str(at) for at in value or ()]
        shown = [*written, *[""] * SPARE_TIMES]
        return {**super().get_context(name, None, attrs), "times": shown, "suggested": SUGGESTED}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        values = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [value for value in values if value.strip()]

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0"


class TimesField(forms.Field):
    """One or more times of day, in order, each once."""

    widget = TimesInput

    def to_python(self, value: Any) -> tuple[time, ...]:
        return tuple(sorted({time_written(text) for text in value or ()}))


def minutes_field(of: forms.Field) -> forms.IntegerField:
    """The longest bulletin: below its first minute the same is said of 0 and of -5."""
    return forms.IntegerField(
        label=of.label, initial=of.initial, help_text=of.help_text, min_value=1, max_value=180
    )
