"""What a station's rundowns are made of: approved items read out, and what the plan asks for."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from broadcast.candidates import Candidate, Quota
from broadcast.drafting.speech import Reader, Spoken, reader_of
from broadcast.models import Station
from broadcast.script import Told, sentence
from campaigns.models import Activity, CampaignState, Channel
from campaigns.timing import Every, Kind
from cms.airing import AirableItem, airable_items

DAYS = {Every.DAY: 1, Every.WEEK: 7, Every.MONTH: 30, Every.QUARTER: 91, Every.YEAR: 365}
# Lengths of the tunes that come with the software, in seconds (media.audio.write_jingle).
SHIPPED_SIGNATURE = 8.0
SHIPPED_SEPARATOR = 1.2
SHIPPED_OUTRO = 5.0
LEAD_IN_AND_TAIL = 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """An airable item with the words it is read in."""

    item: AirableItem
    spoken: Spoken
    headline: Spoken

    @property
    def seconds(self) -> float:
        """How long it is heard: as long as its recording, or as the voice takes by estimate."""
        recorded = self.item.recorded
        return recorded.seconds if recorded and self.spoken.seconds else self.spoken.seconds

    @property
    def candidate(self) -> Candidate:
        item = self.item
        return Candidate(
            source=item.source,
            title=item.title,
            seconds=self.seconds,
            headline_seconds=self.headline.seconds,
            published_at=item.published_at,
            activity=item.activity_id,
            priority=item.priority,
            airings_wanted=item.airings_wanted,
            air_from=item.air_from,
            air_until=item.air_until,
            demands=item.demands,
        )

    @property
    def told(self) -> Told:
        return Told(self.item.source, self.item.title, self.item.headline, self.item.text)


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a rundown of `station` may be made of; pieces by source."""

    station: Station
    reader: Reader
    pieces: dict[str, Piece]
    quotas: dict[int, Quota]

    @property
    def demanding(self) -> bool:
        """Whether some item is to be heard so often within so many days."""
        return any(piece.item.demands for piece in self.pieces.values())

    @property
    def tunes(self) -> float:
        """Seconds of the opening and closing tune, lead-in and tail."""
        signature = self.station.signature
        tunes = 2 * signature.seconds if signature else SHIPPED_SIGNATURE + SHIPPED_OUTRO
        return tunes + LEAD_IN_AND_TAIL

    @property
    def separator(self) -> float:
        clip = self.station.separator
        return clip.seconds if clip else SHIPPED_SEPARATOR


def gather(station: Station, now: datetime) -> Material:
    """Read every airable item of the station's site; takes as long as the texts that were not read before."""
    reader = reader_of(station)
    pieces = {
        item.source: Piece(item, reader.read(item.text), reader.read(sentence(item.headline or item.title)))
        for item in airable_items(station.site)
    }
    return Material(station, reader, pieces, quotas(now, station))


def quotas(now: datetime, station: Station) -> dict[int, Quota]:
    """What the running plans ask of the loudspeakers these days."""
    today = now.astimezone(station.zone_info).date()
    running = Activity.objects.filter(campaign__state=CampaignState.RUNNING, dropped_on=None)
    return {
        activity.pk: quota
        for activity in running.select_related("campaign")
        if Channel.RADIO in activity.channels and today <= activity.until and (quota := _quota(activity))
    }


def _quota(activity: Activity) -> Quota | None:
    """What an activity that recurs asks of the air; one that does not asks for nothing by the clock."""
    when = activity.when
    if when.kind is not Kind.RECURRING or when.every is None:
        return None
    return Quota(when.times or 1, timedelta(days=DAYS[when.every] * (when.interval or 1)))
