"""What the screen shows of an emergency."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from broadcast.emergency import deciding, hearing
from broadcast.emergency.wording import OBJECTIONS, heard_words, zones_of
from broadcast.models import Emergency, Station
from broadcast.states import EmergencyState
from cms.models import User


@dataclass(frozen=True, slots=True)
class Card:
    """An emergency with what may be done with it now. `objection`: why this person may not approve it."""

    emergency: Emergency
    zones: str
    words: str
    objection: str
    mine: bool
    players: hearing.Heard | None

    @property
    def may_approve(self) -> bool:
        return not self.objection


def card(emergency: Emergency, by: User, now: datetime) -> Card:
    waiting = emergency.state == EmergencyState.WAITING
    code = deciding.objection_to(emergency, by, now) if waiting else "not_allowed"
    return Card(
        emergency,
        zones_of(emergency),
        heard_words(emergency),
        str(OBJECTIONS[code]) if code else "",
        emergency.author_id == by.pk,
        hearing.heard(emergency, now) if emergency.state == EmergencyState.ON_AIR else None,
    )


def cards(station: Station, states: Iterable[str], by: User, now: datetime) -> list[Card]:
    rows = station.emergencies.filter(state__in=states).select_related("station")
    return [card(row, by, now) for row in rows.order_by("drill", "-approved_at", "-submitted_at", "pk")]
