"""Who says what the televisions show."""

from cms.roles import Grants, Role

KEPT = ("screens.view_screen", "screens.add_screen", "screens.change_screen", "screens.delete_screen")
GRANTS: Grants = {Role.OFFICER: KEPT, Role.LEADER: ("screens.view_screen", "screens.approve_screenitem")}
