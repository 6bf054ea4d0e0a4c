"""Who may write down what was printed and handed out."""

from cms.roles import Grants, Role

SEEN = ("prints.view_printrun", "prints.view_distribution")
KEPT = (*SEEN, "prints.add_printrun", "prints.add_distribution")
GRANTS: Grants = {
    Role.OFFICER: KEPT,
    Role.LEADER: SEEN,
    Role.STATISTICS: SEEN,
}
