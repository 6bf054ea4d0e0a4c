"""What a television took to show, in the ledger: a row for each thing, screen and day."""

from collections.abc import Iterable
from datetime import datetime

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from campaigns.evidence import record
from campaigns.models import Channel, Deed
from cms.ledger import activity_of
from cms.models import ApprovedPage
from cms.screens.models import Screen, ScreenItem

DAY = 24 * 3600  # seconds


def note(screen: Screen, ids: Iterable[str]) -> None:
    """Have the worker write what this television shows and was not yet noted today.

    `ids` are those of slides: "p12" a page, "i3" an item. What the cache forgets is found by the ledger.
    """
    from cms.screens.tasks import write_shown

    now = timezone.now()
    today = timezone.localdate(now)
    new = [one for one in dict.fromkeys(ids) if cache.add(f"shown:{screen.pk}:{today}:{one}", True, DAY)]
    if new:
        write_shown.enqueue(screen.pk, new, now.isoformat())


def write(screen_id: int, ids: Iterable[str], at: datetime) -> int:
    """Write a row for each slide of a screen that is still there; return how many."""
    screen = Screen.objects.filter(pk=screen_id).first()
    if screen is None:
        return 0
    keys = {kind: [int(one[1:]) for one in ids if one[:1] == kind] for kind in "pi"}
    pages = Page.objects.live().filter(pk__in=keys["p"]).specific()
    items = screen.items.filter(pk__in=keys["i"]).select_related("picture", "video")
    for page in pages:
        _write_page(screen, page, at)
    for item in items:
        _write_item(screen, item, at)
    return len(pages) + len(items)


def _write_page(screen: Screen, page: ApprovedPage, at: datetime) -> None:
    words = _("Showed the %(kind)s “%(title)s” on the screen “%(screen)s”.")
    record(
        key=_key(screen, page.source, at),
        deed=Deed.DONE,
        channel=Channel.SCREEN,
        title=page.title,
        words=words % {"kind": page._meta.verbose_name, "title": page.title, "screen": screen.title},
        actor=screen.title,
        happened_at=at,
        activity=activity_of(page),
        link=page.full_url or "",
        subject=page.source,
        detail={"screen": screen.pk},
    )


def _write_item(screen: Screen, item: ScreenItem, at: datetime) -> None:
    thing = item.picture or item.video
    if thing is None:
        return
    source = f"{thing._meta.label_lower}:{thing.pk}"
    words = _("Showed “%(title)s” on the screen “%(screen)s”.")
    record(
        key=_key(screen, source, at),
        deed=Deed.DONE,
        channel=Channel.SCREEN,
        title=thing.title,
        words=words % {"title": item.words or thing.title, "screen": screen.title},
        actor=screen.title,
        happened_at=at,
        subject=source,
        detail={"screen": screen.pk, "approved by": item.approved_by.signature if item.approved_by else ""},
    )


def _key(screen: Screen, source: str, at: datetime) -> str:
    return f"shown:{source}:{screen.pk}:{timezone.localdate(at).isoformat()}"
