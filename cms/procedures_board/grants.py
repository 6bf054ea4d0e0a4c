"""Who sees the board of procedures, and who ticks off what was posted."""

from cms.roles import Grants, Role

SEEN = ("procedures_board.view_procedureposting",)
GRANTS: Grants = {
    Role.OFFICER: (*SEEN, "procedures_board.add_procedureposting"),
    Role.LEADER: SEEN,
    Role.STATISTICS: SEEN,
}
