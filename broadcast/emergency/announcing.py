"""Telling the players: what changed goes into their manifests when the deed is committed."""

from broadcast.fleet.publishing import publish_on_commit
from broadcast.models import Emergency


def announce_on_commit(emergency: Emergency) -> None:
    """Have the manifests of its station made anew and pushed when this transaction ends.

    Should the process die in between, the next pass of the clock does it.
    """
    publish_on_commit(emergency.station_id)
