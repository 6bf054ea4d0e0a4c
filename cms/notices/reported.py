"""The quarterly list of what was made public, attached to the report of a quarter."""

from django.utils.translation import gettext as _

from campaigns.reporting.content import Sheet
from campaigns.reporting.periods import Stretch
from cms.notices.documents import heads
from cms.notices.models import NoticeIndexPage, RegisterRow
from cms.notices.quarters import Quarter
from cms.notices.registering import notices_of, rows_of

A_QUARTER = range(85, 96)  # days


def register(stretch: Stretch) -> list[Sheet]:
    """Return the list of the calendar quarter a quarterly report ends in; nothing for other periods."""
    if (stretch.last - stretch.first).days + 1 not in A_QUARTER:
        return []
    quarter = Quarter.of(stretch.last)
    rows = [
        tuple(RegisterRow.cells(row))
        for index in NoticeIndexPage.objects.live()
        for row in rows_of(notices_of(index, quarter))
    ]
    if not rows:
        return []
    title = _("List of what was made public in %(quarter)s") % {"quarter": quarter}
    return [Sheet(title, tuple(heads()), tuple(rows))]
