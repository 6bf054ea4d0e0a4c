"""What a change would do to an airing people count on, in a sentence."""

from datetime import datetime

from django.utils.translation import gettext as _

from broadcast.logbook import duration, zones_of
from broadcast.models import ItemKind, Slot
from broadcast.second_person.effects import Effect


def sentence(what: str, title: str, local: datetime) -> str:
    """`local`: the start in the station's time."""
    said = {
        Effect.ADDED: _("“%(title)s” is added at %(at)s on %(day)s."),
        Effect.CANCELLED: _("“%(title)s” at %(at)s on %(day)s is cancelled."),
        Effect.ELSEWHERE: _("“%(title)s” at %(at)s on %(day)s is heard elsewhere, or from another source."),
    }[Effect(what)]
    return said % {"title": title, "at": f"{local:%H:%M}", "day": f"{local:%d/%m/%Y}"}


def lost(slot: Slot) -> list[str]:
    """What is not heard, and where, when a slot is cancelled."""
    shown = slot.bulletin or slot.newest
    titles = shown.items.filter(kind=ItemKind.ITEM).values_list("title", flat=True) if shown else ()
    items = "; ".join(f"“{title}”" for title in titles)
    said = {"items": items, "zones": zones_of(slot), "length": duration(slot.seconds or 0)}
    if not items:
        return [_("It would have been heard in: %(zones)s.") % said]
    words = _("What will not be heard (%(length)s, %(zones)s): %(items)s.")
    return [(words if slot.seconds else _("What will not be heard (%(zones)s): %(items)s.")) % said]
