"""A warning as the draft of an announcement, in Vietnamese; what is not Vietnamese is left to a person."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from broadcast.emergency.warnings.cap import Alert, Category, Info, MessageType
from broadcast.models import EmergencyKind

KINDS = {
    Category.MET: EmergencyKind.STORM,
    Category.FIRE: EmergencyKind.FIRE,
    Category.HEALTH: EmergencyKind.EPIDEMIC,
    Category.ENV: EmergencyKind.AIR,
}
FLOODS = ("lũ", "lụt", "ngập", "flood")


def best_info(alert: Alert) -> Info | None:
    """The Vietnamese one, or the first; None of a message that says nothing, as a Cancel may."""
    vietnamese = [info for info in alert.infos if is_vietnamese(info)]
    return next(iter([*vietnamese, *alert.infos]), None)


def is_vietnamese(info: Info) -> bool:
    return info.language.lower().split("-")[0] == "vi"


def headline_of(alert: Alert) -> str:
    info = best_info(alert)
    if info is None:
        return (
            _("Message without words")
            if alert.message_type is not MessageType.CANCEL
            else _("Warning cancelled")
        )
    return (info.headline or info.event)[:300]


def kind_of(alert: Alert) -> EmergencyKind:
    info = best_info(alert)
    if info is None:
        return EmergencyKind.OTHER
    if any(word in f"{info.event} {info.headline}".lower() for word in FLOODS):
        return EmergencyKind.FLOOD
    return next((KINDS[one] for one in info.categories if one in KINDS), EmergencyKind.OTHER)


def words_of(alert: Alert, zone: ZoneInfo) -> str:
    """What would be said; its moments in local time of `zone`."""
    info = best_info(alert)
    who = (info.sender_name if info else "") or alert.sender
    if alert.message_type is MessageType.CANCEL:
        return _("%(who)s has cancelled the warning “%(what)s”.") % {"who": who, "what": headline_of(alert)}
    assert info is not None
    lines = [] if is_vietnamese(info) else [_("[put into Vietnamese what follows]")]
    lines.append(_("%(who)s warns: %(what)s.") % {"who": who, "what": headline_of(alert).rstrip(".")})
    lines.append(info.description)
    if info.areas:
        lines.append(_("Area: %(areas)s.") % {"areas": ", ".join(info.areas).rstrip(".")})
    if info.onset:
        lines.append(_("From %(when)s.") % {"when": f"{info.onset.astimezone(zone):%H:%M %d/%m/%Y}"})
    if info.expires:
        lines.append(_("Until %(when)s.") % {"when": f"{info.expires.astimezone(zone):%H:%M %d/%m/%Y}"})
    lines.append(info.instruction)
    return "\n".join(line for line in lines if line)[:3000]
