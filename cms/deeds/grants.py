"""Who notes what was done outside the system."""

from cms.roles import Grants, Role

_NOTES = ("campaigns.add_evidence",)

GRANTS: Grants = {
    Role.OFFICER: _NOTES,
    Role.LEADER: _NOTES,
    Role.STATISTICS: _NOTES,
    Role.CONTRIBUTOR: _NOTES,
    Role.OPERATOR: _NOTES,
}
