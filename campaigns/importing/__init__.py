"""A plan's file to what it says: read_plan(content, name) -> PlanDraft; nothing is stored.

sources (bytes -> lines and blocks) -> understanding (blocks -> PlanDraft); wording (why a file is not read).
"""

from campaigns.importing.draft import PlanDraft
from campaigns.importing.refusal import Reason, Unreadable
from campaigns.importing.sources import read
from campaigns.importing.understanding import understand

__all__ = ["PlanDraft", "Reason", "Unreadable", "read_plan"]


def read_plan(content: bytes, name: str) -> PlanDraft:
    """Return what the plan in a file says; `name` tells the kind of file. Raises Unreadable."""
    return understand(read(content, name))
