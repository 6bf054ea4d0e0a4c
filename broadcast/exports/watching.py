"""The folder a vendor's box looks into, kept in step with the plan by the clock where asked for."""

from collections.abc import Iterable
from datetime import datetime

import structlog

from broadcast.exports import folder
from broadcast.exports.airings import airings_of, slots_to_export, sources_of, watched_folder
from broadcast.exports.naming import Sound
from broadcast.models import Station
from media.audio.rejection import AudioRejected

log = structlog.get_logger(__name__)


def keep_in_step(stations: Iterable[Station], now: datetime) -> int:
    """Write what is new into the folder of each of the stations that keeps one; returns how many files.

    A folder that cannot be written is tried again on the next pass, and holds up nothing else.
    """
    return sum(_keep(station, now) for station in stations if station.export_sound)


def _keep(station: Station, now: datetime) -> int:
    slots = slots_to_export(station, now.astimezone(station.zone_info).date())
    airings, sound, target = airings_of(slots), Sound(station.export_sound), watched_folder(station)
    try:
        if folder.in_step(target, airings, sound):
            return 0
        written = folder.write(target, airings, sound, sources_of(slots))
    except (folder.Damaged, AudioRejected, OSError) as error:
        log.error("export folder not in step", station=station.pk, folder=str(target), error=repr(error))
        return 0
    log.info("export folder in step", station=station.pk, written=written)
    return written
