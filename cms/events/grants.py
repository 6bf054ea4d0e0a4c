"""Who says what became of an event."""

from cms.roles import Grants, Role

GRANTS: Grants = {
    Role.OFFICER: ("events.change_eventrecord",),
    Role.LEADER: ("events.change_eventrecord",),
}
