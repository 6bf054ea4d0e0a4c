"""The timetable of the exported days on paper (lịch phát sóng), in the form of Nghị định 30/2020/NĐ-CP."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from broadcast.logbook import zones_of
from broadcast.models import ItemKind, Slot, Station
from broadcast.public.days import weekday
from broadcast.templatetags.broadcast_words import as_length
from campaigns.reporting.form import Block, Column, OfficialDocument, Paragraph, Signature, Table, pdf
from campaigns.reporting.official import Letterhead
from campaigns.reporting.signing import letterhead_fields


def rundown(station: Station, slots: Sequence[Slot], first: date, days: int, today: date) -> bytes:
    """Return the PDF; raises campaigns.reporting.form.Misformed where the letterhead has to be put right."""
    head = Letterhead.of(letterhead_fields())
    span = {"first": f"{first:%d/%m/%Y}", "last": f"{first + timedelta(days=days - 1):%d/%m/%Y}"}
    return pdf.render(
        OfficialDocument(
            issuing_body=head.issuing_body,
            parent_body=head.parent_body,
            symbol="LPS-UBND",
            place=head.place,
            day=today,
            day_by_hand=True,
            kind=_("Broadcast timetable"),
            abstract=_("%(station)s, from %(first)s to %(last)s") % {"station": station.name, **span},
            blocks=tuple(_blocks(slots, station)),
            closing=_("This is the timetable from %(first)s to %(last)s.") % span,
            signature=Signature(head.signer_title, head.signer_name, head.authority),
            recipients=head.recipients,
        )
    )


def _blocks(slots: Sequence[Slot], station: Station) -> list[Block]:
    if not slots:
        return [Paragraph(_("No approved bulletin is to be played on these days."))]
    rows = tuple(_row(number, slot, station) for number, slot in enumerate(slots, 1))
    return [
        Table(
            (
                Column(_("No."), 0.8, "center"),
                Column(pgettext("table", "Day"), 1.5),
                Column(pgettext("table", "Planned at"), 0.8, "center"),
                Column(_("Programme, items"), 4),
                Column(pgettext("table", "Zones"), 1.8),
                Column(pgettext("table", "Length"), 0.9, "right"),
            ),
            rows,
        )
    ]


def _row(number: int, slot: Slot, station: Station) -> tuple[str, ...]:
    start = slot.start.astimezone(station.zone_info)
    items = slot.bulletin.items.filter(kind=ItemKind.ITEM) if slot.bulletin else []
    titles = "; ".join(item.title for item in items)
    return (
        str(number),
        f"{weekday(start.date())} {start:%d/%m}",
        f"{start:%H:%M}",
        f"{slot.programme.title}: {titles}" if titles else slot.programme.title,
        zones_of(slot),
        as_length(slot.seconds),
    )
