from broadcast.models.bulletins import Bulletin, BulletinItem, ItemKind
from broadcast.models.playlog import Outcome, PlayLogEntry, Trigger
from broadcast.models.programmes import ExceptionKind, HolidayRule, Programme, ProgrammeException
from broadcast.models.slots import Slot
from broadcast.models.stations import ApprovalRule, Station, Zone

__all__ = [
    "ApprovalRule",
    "Bulletin",
    "BulletinItem",
    "ExceptionKind",
    "HolidayRule",
    "ItemKind",
    "Outcome",
    "PlayLogEntry",
    "Programme",
    "ProgrammeException",
    "Slot",
    "Station",
    "Trigger",
    "Zone",
]
