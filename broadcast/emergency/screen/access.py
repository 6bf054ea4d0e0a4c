"""Who may open which door of the emergency screen."""

from broadcast.emergency.deciding import APPROVE
from broadcast.emergency.drafting import DRAFT
from broadcast.operator.access import needs

ON_DUTY = needs(DRAFT, APPROVE)
WRITES = needs(DRAFT)
READS = needs(DRAFT, APPROVE, "broadcast.view_emergencylogentry")
