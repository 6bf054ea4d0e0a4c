"""What the roles may do with procedures besides writing their pages."""

from cms.roles import Grants, Role

GRANTS: Grants = {
    Role.OFFICER: (
        "procedures.add_field",
        "procedures.change_field",
        "procedures.view_field",
        "procedures.add_procedurebatch",
        "procedures.view_procedurebatch",
    ),
    Role.LEADER: ("procedures.view_field", "procedures.view_procedurebatch"),
    Role.STATISTICS: ("procedures.view_procedurebatch",),
}
