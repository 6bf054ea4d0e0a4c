"""Who may do what about notices besides writing and approving the pages themselves."""

from cms.roles import Grants, Role

SEEN = ("notices.view_place", "notices.view_posting", "notices.view_workdaychange")
KEPT = (
    *SEEN,
    "notices.add_place",
    "notices.change_place",
    "notices.change_posting",
    "notices.add_workdaychange",
    "notices.change_workdaychange",
    "notices.delete_workdaychange",
)

GRANTS: Grants = {Role.OFFICER: KEPT, Role.LEADER: SEEN, Role.STATISTICS: SEEN}
