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
    return aired_days_of([source])[source]


def aired_days_of(sources: Iterable[str]) -> dict[str, frozenset[date]]:
    """Return the same for several, in one query; a row that was corrected later does not count."""
    wanted = list(sources)
    named = Q(pk__in=[])
    for source in wanted:
        named |= Q(raw__contains=f'"{source}"')
    rows = (
        Evidence.objects.effective()
        .filter(channel=Channel.RADIO, deed=Deed.AIRED)
        .annotate(raw=Cast("detail", TextField()))
        .filter(named)
        .values_list("happened_at", "detail")
    )
    found: dict[str, set[date]] = defaultdict(set)
    for happened_at, detail in rows:
        for item in detail.get("items", []):
            found[item.get("source", "")].add(timezone.localdate(happened_at))
    return {source: frozenset(found[source]) for source in wanted}
