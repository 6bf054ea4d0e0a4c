"""How a player stands, in words an operator reads."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from broadcast.fleet.coming import Coming
from broadcast.fleet.preflight import HOUR_AHEAD, SILENT_FOR
from broadcast.models import Player, PlayerClock
from broadcast.states import PlayerState

OFF_BY = 2.0  # seconds
ROOM = 500 * 1024**2  # bytes: less is soon too little for seven days of sound


class Condition(IntEnum):
    """How badly a player needs a person, worst first."""

    LOSING = 0  # the next airing will not be heard there
    LOST = 1  # not in touch
    TROUBLED = 2
    WELL = 3
    OUT = 4  # revoked


TONES = {
    Condition.LOSING: "bad",
    Condition.LOST: "bad",
    Condition.TROUBLED: "warn",
    Condition.WELL: "good",
    Condition.OUT: "plain",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """`words` says it in short; `troubles` are sentences. `since`: of two alike, the earlier is the worse."""

    condition: Condition
    words: str
    troubles: tuple[str, ...] = ()
    since: datetime | None = None

    @property
    def tone(self) -> str:
        """good, warn, bad or plain."""
        return TONES[self.condition]


def standing(
    player: Player, now: datetime, coming: Coming | None = None, unheard: Iterable[str] = ()
) -> Standing:
    """`coming`: what the player is to play next, within a day. `unheard`: what its microphone found wrong."""
    if player.state == PlayerState.REVOKED:
        return Standing(Condition.OUT, _("Revoked"))
    if player.state == PlayerState.WAITING:
        return Standing(Condition.TROUBLED, _("Not paired yet"))
    if player.last_seen_at is None:
        return Standing(Condition.TROUBLED, _("Paired, not heard of yet"))
    away = now - player.last_seen_at > SILENT_FOR
    troubles = (*unheard, *_troubles(player))
    if coming and _loses(player, coming, now, away):
        lost = _("“%(title)s” at %(at)s will not be heard here unless this is mended.")
        at = f"{coming.starts_at.astimezone(player.station.zone_info):%H:%M %d/%m}"
        sentence = lost % {"title": coming.title, "at": at}
        return Standing(
            Condition.LOSING, _("Will lose its next airing"), (sentence, *troubles), coming.starts_at
        )
    if away:
        plays_on = _("It plays on by the plan it has, and reports later.")
        return Standing(Condition.LOST, _("Not in touch"), (plays_on,), player.last_seen_at)
    if troubles:
        return Standing(Condition.TROUBLED, _("In touch, with trouble"), troubles)
    return Standing(Condition.WELL, _("Playing now") if player.playing else _("In touch"))


def worst_first(
    listed: Iterable[tuple[Player, Standing]],
) -> list[tuple[Player, Standing]]:
    """Players with how they stand, the one that needs a person most at the top."""

    def order(one: tuple[Player, Standing]) -> tuple[int, float, str, int]:
        player, found = one
        since = found.since.timestamp() if found.since else 0.0
        return found.condition, since, player.name, player.pk

    return sorted(listed, key=order)


def summary(found: Iterable[Standing]) -> tuple[str, list[tuple[str, str]]]:
    """(one sentence for all players in use, [(tone, words) for each condition there is])."""
    counted: Counter[Condition] = Counter(
        one.condition for one in found if one.condition is not Condition.OUT
    )
    total = sum(counted.values())
    unwell = total - counted[Condition.WELL]
    if unwell:
        words = ngettext(
            "%(unwell)d of %(total)d player needs somebody",
            "%(unwell)d of %(total)d players need somebody",
            total,
        )
    else:
        words = ngettext("The only player is well", "All %(total)d players are well", total)
    return words % {"unwell": unwell, "total": total}, list(_parts(counted))


def _parts(counted: Counter[Condition]) -> Iterator[tuple[str, str]]:
    for condition, number in sorted(counted.items()):
        words = {
            Condition.LOSING: ngettext(
                "%d will lose its next airing", "%d will lose their next airing", number
            ),
            Condition.LOST: ngettext("%d is not in touch", "%d are not in touch", number),
            Condition.TROUBLED: ngettext("%d has trouble", "%d have trouble", number),
            Condition.WELL: ngettext("%d is well", "%d are well", number),
        }[condition]
        yield TONES[condition], words % number


def _loses(player: Player, coming: Coming, now: datetime, away: bool) -> bool:
    """A sound still on its way arrives in time unless the player is away or the airing is near."""
    if player.clock == PlayerClock.UNTRUSTED:
        return True
    lacks = bool(coming.sha256) and coming.sha256 in player.missing
    return lacks and (away or coming.starts_at <= now + HOUR_AHEAD)


def _troubles(player: Player) -> Iterator[str]:
    if player.clock == PlayerClock.UNTRUSTED:
        yield _("It does not know what time it is, so it plays nothing by itself.")
    elif player.offset_seconds is not None and abs(player.offset_seconds) > OFF_BY:
        off = {"seconds": abs(round(player.offset_seconds))}
        yield _("Its clock is off by %(seconds)d seconds.") % off
    if player.missing:
        lacking = len(player.missing)
        words = ngettext("It still lacks %(count)d sound.", "It still lacks %(count)d sounds.", lacking)
        yield words % {"count": lacking}
    if player.disk_free_bytes is not None and player.disk_free_bytes < ROOM:
        left = {"left": player.disk_free_bytes // 1024**2}
        yield _("Its disk is nearly full: %(left)d MB left.") % left
