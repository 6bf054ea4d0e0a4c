"""How a player stands, in words an operator reads."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from broadcast.models import Player, PlayerClock
from broadcast.states import PlayerState

IN_TOUCH = timedelta(minutes=3)
OFF_BY = 2.0  # seconds
ROOM = 500 * 1024**2  # bytes: less is soon too little for seven days of sound


@dataclass(frozen=True, slots=True)
class Standing:
    """`tone`: good, warn, bad or plain; `words` says it in short; `troubles` are sentences."""

    tone: str
    words: str
    troubles: tuple[str, ...] = ()


def standing(player: Player, now: datetime) -> Standing:
    if player.state == PlayerState.REVOKED:
        return Standing("plain", _("Revoked"))
    if player.state == PlayerState.WAITING:
        return Standing("warn", _("Not paired yet"))
    if player.last_seen_at is None:
        return Standing("warn", _("Paired, not heard of yet"))
    if now - player.last_seen_at > IN_TOUCH:
        return Standing("bad", _("Not in touch"), (_("It plays on by the plan it has, and reports later."),))
    troubles = tuple(_troubles(player))
    if troubles:
        return Standing("warn", _("In touch, with trouble"), troubles)
    return Standing("good", _("Playing now") if player.playing else _("In touch"))


def _troubles(player: Player) -> list[str]:
    found: list[str] = []
    if player.clock == PlayerClock.UNTRUSTED:
        found.append(_("It does not know what time it is, so it plays nothing by itself."))
    elif player.offset_seconds is not None and abs(player.offset_seconds) > OFF_BY:
        off = {"seconds": abs(round(player.offset_seconds))}
        found.append(_("Its clock is off by %(seconds)d seconds.") % off)
    if player.missing:
        lacking = len(player.missing)
        words = ngettext("It still lacks %(count)d sound.", "It still lacks %(count)d sounds.", lacking)
        found.append(words % {"count": lacking})
    if player.disk_free_bytes is not None and player.disk_free_bytes < ROOM:
        found.append(
            _("Its disk is nearly full: %(left)d MB left.") % {"left": player.disk_free_bytes // 1024**2}
        )
    return found
