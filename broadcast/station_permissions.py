"""What each role may do at the station; given again, as far as it is missing, after every `migrate`."""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

from cms.roles import Role

LOOK = tuple(
    f"view_{name}"
    for name in (
        "station",
        "zone",
        "programme",
        "programmeexception",
        "slot",
        "bulletin",
        "bulletinitem",
        "player",
        "playreport",
        "pendingchange",
        "outage",
        "preflightfinding",
        "fault",
    )
)
RUN = tuple(
    f"{action}_{name}"
    for name in ("station", "zone", "programme", "programmeexception", "slot", "bulletin")
    for action in ("add", "change")
)
PLAYERS = ("add_player", "change_player", "add_fault", "change_fault")
TIDY = ("delete_zone", "delete_programmeexception")
LOG = ("view_playlogentry", "view_emergencylogentry")
WORDINGS = ("view_emergencytemplate", "add_emergencytemplate", "change_emergencytemplate")
FEEDS = ("view_capfeed", "add_capfeed", "change_capfeed")
ALARM = ("draft_emergency",)
ROLE_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.OFFICER: (*LOOK, *RUN, *PLAYERS, *TIDY, *LOG, *WORDINGS, *FEEDS, *ALARM, "confirm_change"),
    Role.LEADER: (
        *LOOK,
        *LOG,
        *WORDINGS,
        *ALARM,
        "approve_bulletin",
        "confirm_change",
        "approve_emergency",
        "view_emergencyrules",
        "add_emergencyrules",
        "change_emergencyrules",
    ),
    Role.OPERATOR: (*LOOK, *PLAYERS, *LOG, *ALARM, "view_emergencytemplate", "operate"),
    Role.STATISTICS: LOG,
}


def ensure_station_permissions() -> None:
    """Give the roles' groups what the table says; what an administrator granted on top of it stays."""
    create_permissions(apps.get_app_config("broadcast"), verbosity=0)
    for role, codenames in ROLE_PERMISSIONS.items():
        group, _made = Group.objects.get_or_create(name=role.value)
        known = Permission.objects.filter(content_type__app_label="broadcast", codename__in=codenames)
        group.permissions.add(*known)


def complete_database(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """The receiver of post_migrate; does nothing while the tables it needs are still to be made."""
    from django.db import connections
    from django.db.migrations.recorder import MigrationRecorder

    applied = MigrationRecorder(connections[using]).applied_migrations()
    if using == "default" and ("broadcast", "0001_initial") in applied:
        ensure_station_permissions()
