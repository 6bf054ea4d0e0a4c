"""Lengths and moments as officers and operators read them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.text import capfirst

from broadcast.public.days import weekday

register = template.Library()


@register.filter
def as_length(seconds: float | None) -> str:
    """Seconds as minutes and seconds: 754.2 -> "12:34", 3661 -> "1:01:01"; nothing for None."""
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


@register.filter
def weekday_name(day: date) -> str:
    """The weekday in words: "Thứ Bảy"."""
    return capfirst(weekday(day))


@register.filter
def in_zone(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """An aware moment as naive local time of `zone`: templates turn aware ones into the server's zone."""
    return moment.astimezone(zone).replace(tzinfo=None) if moment else None


@register.filter
def as_decibels(value: float | None) -> str:
    """A level with one decimal and the Vietnamese comma: -16.04 -> "−16,0"."""
    return "" if value is None else f"{value:.1f}".replace("-", "−").replace(".", ",")
