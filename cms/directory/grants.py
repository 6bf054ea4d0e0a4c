"""Who keeps the directory."""

from cms.roles import Grants, Role

KEPT = (
    "directory.view_contact",
    "directory.add_contact",
    "directory.change_contact",
    "directory.delete_contact",
)
GRANTS: Grants = {
    Role.OFFICER: KEPT,
    Role.STATISTICS: KEPT,
    Role.LEADER: ("directory.view_contact",),
    Role.CONTRIBUTOR: ("directory.view_contact",),
}
