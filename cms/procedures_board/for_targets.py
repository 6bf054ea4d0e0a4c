"""Posted procedures, offered for targets of plans that ask for them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from campaigns.models import Campaign, Target
from campaigns.targets.offers import Offer
from cms.procedures_board.board import boards

_UNITS = frozenset({"thủ tục", "tthc", "thủ tục hành chính"})


def posted(plan: Campaign, targets: Sequence[Target], today: date) -> dict[UUID, Offer]:
    """Offer how many procedures hang at the office today, or which share of those in force."""
    asked = [one for one in targets if asks_for_posting(one.text, one.unit)]
    offices = [board.share for board in boards() if board.required] if asked else []
    if not offices:
        return {}
    worst = min(offices, key=lambda share: share.percent)
    source = _("the board of posted procedures: %(posted)d of %(all)d in force") % {
        "posted": worst.posted,
        "all": worst.in_force,
    }
    return {
        one.key: Offer(Decimal(worst.percent if one.unit.strip() == "%" else worst.posted), today, source)
        for one in asked
    }


def asks_for_posting(text: str, unit: str) -> bool:
    """Tell whether a target in these words asks for posted procedures. Pure."""
    said, unit = text.lower(), unit.strip().lower()
    told = "niêm yết" in said and ("thủ tục" in said or "tthc" in said)
    return told and unit in {*_UNITS, "%"}
