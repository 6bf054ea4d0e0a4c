from broadcast.models.bulletins import Bulletin, BulletinItem, ItemKind, Voice
from broadcast.models.changes import ChangeDeed, PendingChange
from broadcast.models.connectors import GiftState, ProvincialBatch, ProvincialLink, ProvincialText
from broadcast.models.emergencies import (
    CapFeed,
    CapMessage,
    CapState,
    Emergency,
    EmergencyApproval,
    EmergencyDeed,
    EmergencyKind,
    EmergencyLogEntry,
    EmergencyRules,
    EmergencyTemplate,
)
from broadcast.models.fleet import Fault, Handover, HearingFinding, Outage, PreflightFinding
from broadcast.models.players import (
    DeviceToken,
    PairingCode,
    Player,
    PlayerClock,
    PlayerKind,
    PlayReport,
)
from broadcast.models.playlog import Outcome, PlayLogEntry, Trigger
from broadcast.models.programmes import (
    ExceptionKind,
    HolidayRule,
    Interruption,
    Priority,
    Programme,
    ProgrammeException,
    ProgrammeKind,
)
from broadcast.models.slots import Slot
from broadcast.models.stations import ApprovalRule, Station, Zone

__all__ = [
    "ApprovalRule",
    "Bulletin",
    "BulletinItem",
    "CapFeed",
    "CapMessage",
    "CapState",
    "ChangeDeed",
    "DeviceToken",
    "Emergency",
    "EmergencyApproval",
    "EmergencyDeed",
    "EmergencyKind",
    "EmergencyLogEntry",
    "EmergencyRules",
    "EmergencyTemplate",
    "ExceptionKind",
    "Fault",
    "GiftState",
    "Handover",
    "HearingFinding",
    "HolidayRule",
    "Interruption",
    "ItemKind",
    "Outage",
    "Outcome",
    "PairingCode",
    "PendingChange",
    "PlayLogEntry",
    "PlayReport",
    "Player",
    "PlayerClock",
    "PlayerKind",
    "PreflightFinding",
    "Priority",
    "Programme",
    "ProgrammeException",
    "ProgrammeKind",
    "ProvincialBatch",
    "ProvincialLink",
    "ProvincialText",
    "Slot",
    "Station",
    "Trigger",
    "Voice",
    "Zone",
]
