"""Rates of the one-stop desk, offered for targets of plans that ask for them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from campaigns.models import Campaign, Target
from campaigns.targets.offers import Offer
from cms.results.figures import Counts, total
from cms.results.models import ResultsPage
from cms.results.periods import Kind


def rates(plan: Campaign, targets: Sequence[Target], today: date) -> dict[UUID, Offer]:
    """Offer rates over the published months that end within the plan, as of the last day of the last."""
    asked = [one for one in targets if one.unit.strip() == "%" and rate_asked(one.text)]
    if not asked:
        return {}
    last = min(today, plan.ends_on)
    months = ResultsPage.objects.live().filter(period_kind=Kind.MONTH.value)
    within = months.filter(ends_on__gte=plan.starts_on, ends_on__lte=last)  # its first may begin before it
    pages = list(within.order_by("ends_on").prefetch_related("rows"))
    if not pages:
        return {}
    counts, day = total(page.totals for page in pages), pages[-1].ends_on
    source = _("the published results of the one-stop desk, months: %(n)d") % {"n": len(pages)}
    found = {one.key: _rate(counts, rate_asked(one.text)) for one in asked}
    return {key: Offer(rate, day, source) for key, rate in found.items() if rate is not None and day}


def rate_asked(text: str) -> str:
    """Return which rate of Counts a target in these words asks for; "" for none. Pure."""
    said = text.lower()
    if "hài lòng" in said:
        return "satisfaction"
    if "đúng hạn" in said or "trước hạn" in said:
        return "in_time_rate"
    if "trực tuyến" in said and ("hồ sơ" in said or "tiếp nhận" in said) and "thanh toán" not in said:
        return "online_rate"
    return ""


def _rate(counts: Counts, name: str) -> Decimal | None:
    rate: Decimal | None = getattr(counts, name)
    return rate
