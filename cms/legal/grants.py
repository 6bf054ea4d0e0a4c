"""Who keeps the table of outdated terms."""

from cms.roles import Grants, Role

_SEEN = ("legal.view_outdatedterm",)
_KEPT = (*_SEEN, "legal.add_outdatedterm", "legal.change_outdatedterm", "legal.delete_outdatedterm")
GRANTS: Grants = {Role.OFFICER: _KEPT, Role.CONTRIBUTOR: _SEEN, Role.LEADER: _SEEN}
