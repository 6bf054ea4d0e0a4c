"""The station in the reports on plans: what no row of the ledger counts."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from broadcast.models import Bulletin, BulletinItem
from broadcast.models.bulletins import ItemKind
from broadcast.states import BulletinState, SlotState
from campaigns.duties.reading import within
from campaigns.reporting.indicators import Figure
from campaigns.reporting.periods import Stretch


def bulletins(stretch: Stretch) -> list[Figure]:
    """Return how many bulletins were made and approved, and how many items were heard in whole airings."""
    begins, ends = within(stretch.first, stretch.last)
    slots = {"slot__start__gte": begins, "slot__start__lt": ends}
    made = Bulletin.objects.filter(**slots, state=BulletinState.APPROVED).values("slot").distinct().count()
    heard = BulletinItem.objects.filter(
        kind=ItemKind.ITEM,
        bulletin__slot__start__gte=begins,
        bulletin__slot__start__lt=ends,
        bulletin__slot__state=SlotState.AIRED,
        bulletin__state=BulletinState.APPROVED,
    )
    group = pgettext("report", "Loudspeakers")
    return [
        Figure("bulletins_made", group, _("Bulletins made"), _("bulletins"), Decimal(made)),
        Figure(
            "items_aired",
            group,
            _("Items aired"),
            pgettext("measure", "items"),
            Decimal(heard.values("bulletin__slot", "source").distinct().count()),
        ),
    ]
