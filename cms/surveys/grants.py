"""What each role may do about surveys and quizzes."""

from cms.roles import Grants, Role

GRANTS: Grants = {
    Role.OFFICER: ("surveys.see_results", "surveys.seal_results"),
    Role.LEADER: ("surveys.see_results",),
    Role.STATISTICS: ("surveys.see_results",),
}
