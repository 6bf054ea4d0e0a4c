"""What microphones found wrong, as rows: told once, cleared by the next play that is heard well."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

import structlog
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from broadcast.fleet.alarms import alarm
from broadcast.fleet.listening import Hearing, judged, noisy
from broadcast.models import HearingFinding, Player, PlayReport

log = structlog.get_logger(__name__)
OF_PLAYS = (Hearing.SILENT, Hearing.LOW)


def of(report: PlayReport) -> Hearing:
    """What the microphone made of one play."""
    return judged(report.overheard)


def latest(player: Player) -> PlayReport | None:
    """The player's newest play that a microphone listened to."""
    listened = player.reports.filter(overheard_seconds__isnull=False, started_at__isnull=False)
    return listened.order_by("-started_at", "-pk").first()


def note_plays(player: Player, fresh: Sequence[PlayReport], now: datetime) -> None:
    """Open and clear findings by new reports; rows that come late say nothing about the loudspeakers now."""
    if all(report.overheard_seconds is None for report in fresh):
        return
    newest = latest(player)
    if newest is None or newest.play_id not in {report.play_id for report in fresh}:
        return
    found = of(newest)
    if found is Hearing.UNKNOWN:
        return
    others = [code for code in OF_PLAYS if code is not found]
    _open_findings(player).filter(code__in=others).update(cleared_at=now)
    if found in OF_PLAYS:
        local = newest.planned_start.astimezone(player.station.zone_info)
        words = _told(found) % {"player": player.name, "title": newest.title, "at": f"{local:%H:%M %d/%m/%Y}"}
        _open(player, found, words, now)


def note_room(player: Player, now: datetime) -> None:
    """Open and clear the finding of noise by what the player just said of the room."""
    if player.ambient_dbfs is None:
        return
    before = _open_findings(player).filter(code=Hearing.NOISE)
    loud = noisy(player.ambient_dbfs, before.exists())
    if not loud:
        before.update(cleared_at=now)
    elif not player.playing:
        _open(player, Hearing.NOISE, _told(Hearing.NOISE) % {"player": player.name}, now)


def open_words(players: Iterable[Player]) -> dict[int, list[str]]:
    """Player -> what its microphone found wrong and is not mended yet."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = HearingFinding.objects.filter(player__in=[one.pk for one in players], cleared_at=None)
    for player, words in rows.values_list("player_id", "words"):
        found[player].append(words)
    return found


def in_words(hearing: Hearing) -> str:
    """What the microphone says of a play, in a sentence; "" where there is nothing to say."""
    return {
        Hearing.UNKNOWN: "",
        Hearing.WELL: _("The microphone heard it as it should be."),
        Hearing.SILENT: _(
            "It was sent to the loudspeakers, but the microphone heard nothing: the amplifier may be off "
            "or a cable torn."
        ),
        Hearing.LOW: _("The microphone heard it too low."),
        Hearing.NOISE: _("The microphone hears loud noise although nothing plays."),
    }[hearing]


def remark(report: PlayReport) -> str:
    """What belongs into the book beside the outcome: only what was not as it should be."""
    found = of(report)
    return in_words(found) if found in OF_PLAYS else ""


def _told(hearing: Hearing) -> str:
    return {
        Hearing.SILENT: _(
            "The player “%(player)s” played “%(title)s” at %(at)s, but its microphone heard nothing: see "
            "whether the amplifier is on and the cables are whole."
        ),
        Hearing.LOW: _(
            "The player “%(player)s” played “%(title)s” at %(at)s, but its microphone heard it too low: see "
            "the volume of the amplifier and of the player."
        ),
        Hearing.NOISE: _(
            "At the player “%(player)s” it is loud although nothing plays: see whether the amplifier hums or "
            "something else is connected to it."
        ),
    }[hearing]


def _open_findings(player: Player) -> QuerySet[HearingFinding]:
    return HearingFinding.objects.filter(player=player, cleared_at=None)


def _open(player: Player, code: Hearing, words: str, now: datetime) -> None:
    if _open_findings(player).filter(code=code).exists():
        return
    try:
        with transaction.atomic():
            row = HearingFinding.objects.create(player=player, code=code, words=words, found_at=now)
    except IntegrityError:  # another process was first
        return
    alarm(f"hearing:{row.pk}", words, reverse("broadcast_player", args=[player.pk]))
    log.warning("microphone", player=player.pk, found=code.value)
