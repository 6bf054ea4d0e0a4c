"""Who may say how the one-stop desk is called and how its months run."""

from cms.roles import Grants, Role

GRANTS: Grants = {Role.OFFICER: ("results.change_resultssettings",)}
