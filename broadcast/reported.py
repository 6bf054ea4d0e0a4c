"""The station in the reports on plans: what no row of the ledger counts."""

from decimal import Decimal

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from broadcast.emergency.ledger import on_air_in
from broadcast.models import Bulletin, BulletinItem, Outcome, PlayLogEntry, ProgrammeKind
from broadcast.models.bulletins import ItemKind
from broadcast.states import BulletinState, SlotState
from campaigns.duties.reading import within
from campaigns.reporting.indicators import Figure
from campaigns.reporting.periods import Stretch
from cms.models import Priority


def bulletins(stretch: Stretch) -> list[Figure]:
    """Return how many bulletins were made and approved, how many items were heard in whole airings, and how
    many emergencies and drills were put on air.

    An item counts once an airing, in the bulletin that was played, with the priority it had then.
    """
    begins, ends = within(stretch.first, stretch.last)
    slots = {"slot__start__gte": begins, "slot__start__lt": ends}
    made = Bulletin.objects.filter(**slots, state=BulletinState.APPROVED).values("slot").distinct().count()
    heard = BulletinItem.objects.filter(
        kind=ItemKind.ITEM,
        bulletin=F("bulletin__slot__bulletin"),
        bulletin__slot__start__gte=begins,
        bulletin__slot__start__lt=ends,
        bulletin__slot__state=SlotState.AIRED,
    )
    emergencies, drills = on_air_in(begins, ends)
    times = pgettext("measure", "times")
    group, items = pgettext("report", "Loudspeakers"), pgettext("measure", "items")
    return [
        Figure("bulletins_made", group, _("Bulletins made"), _("bulletins"), Decimal(made)),
        Figure("items_aired", group, _("Items aired"), items, _times(heard)),
        Figure(
            "items_first",
            group,
            _("Of them: items of priority"),
            items,
            _times(heard.filter(priority=Priority.FIRST)),
        ),
        Figure(
            "items_ordinary",
            group,
            _("Of them: ordinary items"),
            items,
            _times(heard.filter(priority=Priority.ORDINARY)),
        ),
        Figure("relays", group, _("Relays of other stations"), times, _relays(stretch)),
        Figure("emergencies", group, _("Emergencies put on air"), times, Decimal(emergencies)),
        Figure("drills", group, _("Drills held"), times, Decimal(drills)),
    ]


def _relays(stretch: Stretch) -> Decimal:
    """Relays heard, whole or in part."""
    begins, ends = within(stretch.first, stretch.last)
    rows = PlayLogEntry.objects.filter(planned_start__gte=begins, planned_start__lt=ends)
    heard = rows.filter(outcome__in=[Outcome.AIRED, Outcome.PARTIAL])
    return Decimal(heard.filter(slot__programme__kind=ProgrammeKind.RELAY).count())


def _times(items: QuerySet[BulletinItem]) -> Decimal:
    return Decimal(items.values("bulletin__slot", "source").distinct().count())
