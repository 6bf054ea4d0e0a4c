"""On which days a page was heard, as the evidence ledger has it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from campaigns.models import Channel, Deed, Evidence


def aired_days(source: str) -> frozenset[date]:
    """Return the local days on which the ledger says `source` ("notices.noticepage:12") was aired whole."""
    return frozenset(airings_of([source])[source])


def aired_days_of(sources: Iterable[str]) -> dict[str, frozenset[date]]:
    """Return the same for several, in one query."""
    return {source: frozenset(days) for source, days in airings_of(sources).items()}


def airings_of(sources: Iterable[str]) -> dict[str, list[date]]:
    """Return the local day of every whole airing of each; a row that was corrected later does not count.

    The ledger has a row for every activity an airing served: what it is about tells the airings apart.
    """
    wanted = list(sources)
    named = Q(pk__in=[])
    for source in wanted:
        named |= Q(raw__contains=f'"{source}"')
    rows = (
        Evidence.objects.effective()
        .filter(channel=Channel.RADIO, deed=Deed.AIRED)
        .annotate(raw=Cast("detail", TextField()))
        .filter(named)
        .values_list("subject", "happened_at", "detail")
    )
    found: dict[str, dict[str, date]] = defaultdict(dict)
    for subject, happened_at, detail in rows:
        for item in detail.get("items", []):
            found[item.get("source", "")][subject] = timezone.localdate(happened_at)
    return {source: sorted(found[source].values()) for source in wanted}
