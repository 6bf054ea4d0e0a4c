"""What a report is called."""

from django.utils.translation import gettext as _

from campaigns.models import Campaign
from campaigns.reporting.form.wording import roman
from campaigns.reporting.periods import Length, Stretch


def title_of(length: Length, year: int, number: int, stretch: Stretch, campaign: Campaign | None) -> str:
    """Return the abstract of a report, such as "Kết quả thông tin, tuyên truyền quý IV năm 2026"."""
    words = {"period": _period(length, year, number, stretch)}
    if campaign is None:
        return _("Results of informing residents, %(period)s") % words
    plan = campaign.symbol or campaign.title
    return (_("Results of carrying out plan %(plan)s, %(period)s") % {**words, "plan": plan})[:300]


def _period(length: Length, year: int, number: int, stretch: Stretch) -> str:
    words = {"year": year, "number": number, "roman": roman(number)}
    if length == Length.MONTH:
        return _("month %(number)d of %(year)d") % words
    if length == Length.QUARTER:
        return _("quarter %(roman)s of %(year)d") % words
    if length == Length.HALF:
        return (_("first half of %(year)d") if number == 1 else _("second half of %(year)d")) % words
    if length == Length.NINE_MONTHS:
        return _("nine months of %(year)d") % words
    if length == Length.YEAR:
        return _("year %(year)d") % words
    return _("from %(first)s to %(last)s") % {
        "first": f"{stretch.first:%d/%m/%Y}",
        "last": f"{stretch.last:%d/%m/%Y}",
    }
