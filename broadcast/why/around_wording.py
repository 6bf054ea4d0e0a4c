"""The sentences of what happened around a slot; `said` holds moments in the station's own time."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from broadcast.models import ChangeDeed
from broadcast.why.events import Step

Said = Mapping[str, Any]


def _players(said: Said) -> str:
    return ", ".join(f"“{name}”" for name in said["players"])


def _handed(said: Said) -> str:
    words = _("Received in the plan by: %(players)s.") % {"players": _players(said)}
    later = ""
    if said["last"] > said["first"]:
        later = _("The last of them at %(at)s.") % {"at": _at(said["last"])}
    return " ".join(filter(None, [words, later]))


def _dropped(said: Said) -> str:
    return _("Out of the plan again on: %(players)s.") % {"players": _players(said)}


def _not_handed(said: Said) -> str:
    words = _("When its time came, these players had not received it: %(players)s.")
    return words % {"players": _players(said)}


def _asked(said: Said) -> str:
    words = {
        ChangeDeed.CANCEL: _("%(who)s asked a second person to let this slot be cancelled."),
        ChangeDeed.RESTORE: _("%(who)s asked a second person to let this slot be put back."),
    }.get(said["deed"], _("%(who)s asked a second person for a change of time: %(what)s"))
    return with_reason(words % said, said["why"])


def _outage(said: Said) -> str:
    words = {"player": said["player"], "since": _at(said["since"])}
    if said["until"] is None:
        return _("The player “%(player)s” was not heard of from %(since)s on, and is not yet.") % words
    words["until"] = _at(said["until"])
    return _("The player “%(player)s” was not heard of from %(since)s until %(until)s.") % words


def _emergency(said: Said) -> str:
    words = {"title": said["title"], "who": said["who"], "since": _at(said["since"])}
    if said["drill"]:
        first = _("A drill was on air at that time: “%(title)s”, from %(since)s") % words
    else:
        first = _("An emergency was on air at that time: “%(title)s”, from %(since)s") % words
    ended = _("until %(until)s") % {"until": _at(said["until"])} if said["until"] else _("and still is")
    often = _("every %(n)d minutes") % {"n": said["every"]} if said["every"] else ""
    by = _("put on air by %(who)s") % words if said["who"] else ""
    rest = ", ".join(filter(None, [f"{first} {ended}", often, by]))
    return f"{rest}. {_('It goes before everything else.')}"


def _fault(said: Said) -> str:
    words = _("The fault book says: “%(what)s” (%(place)s), reported by %(who)s on %(on)s")
    if not said["place"]:
        words = _("The fault book says: “%(what)s”, reported by %(who)s on %(on)s")
    first = words % {**said, "on": _day(said["on"])}
    if said["mended"]:
        return f"{first}, {_('mended on %(on)s') % {'on': _day(said['mended'])}}."
    return f"{first}, {_('not mended yet')}."


def with_reason(words: str, reason: str) -> str:
    return f"{words} {_('Reason: %(reason)s') % {'reason': reason}}" if reason else words


def _at(moment: datetime) -> str:
    return f"{moment:%H:%M:%S %d/%m}"


def _day(day: Any) -> str:
    return f"{day:%d/%m/%Y}"


SENTENCES: dict[Step, Callable[[Said], str]] = {
    Step.HANDED: _handed,
    Step.DROPPED: _dropped,
    Step.NOT_HANDED: _not_handed,
    Step.ASKED: _asked,
    Step.CONFIRMED: lambda said: _("%(who)s, the second person, confirmed it.") % said,
    Step.TURNED_DOWN: lambda said: with_reason(
        _("%(who)s, the second person, refused it.") % said, said["why"]
    ),
    Step.TAKEN_BACK: lambda said: with_reason(_("%(who)s took the request back.") % said, said["why"]),
    Step.LAPSED: lambda said: _("Nobody confirmed it in time; everything stayed as it was."),
    Step.FOUND: lambda said: _("The check before airing found: %(words)s") % said,
    Step.MENDED: lambda said: _("The check before airing no longer finds: %(words)s") % said,
    Step.NOT_MENDED: lambda said: _("When its time came, this was not mended: %(words)s") % said,
    Step.OUTAGE: _outage,
    Step.EMERGENCY: _emergency,
    Step.FAULT: _fault,
}
