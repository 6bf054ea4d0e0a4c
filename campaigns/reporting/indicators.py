"""The numbers of a report, from rows of the ledger. Pure but for their Vietnamese names."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaigns.models.vocabulary import Channel, Deed
from campaigns.reporting.facts import Fact


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its name; `key` names it for ever. `before` is that of the same days a year earlier."""

    key: str
    group: str
    label: str
    unit: str
    number: Decimal
    before: Decimal | None = None


AIRED, BROKEN, MISSED = Deed.AIRED, Deed.PARTLY_AIRED, Deed.MISSED
NOTHING_NEW = frozenset({Deed.UPDATED, Deed.UNPUBLISHED, Deed.CANCELLED, Deed.MISSED, Deed.CORRECTED})
_Rows = Sequence[Fact]


def figures(rows: Iterable[Fact]) -> list[Figure]:
    """Return every indicator of the ledger, in the order of the report; what did not happen counts 0."""
    by_channel: dict[str, list[Fact]] = {}
    for row in rows:
        by_channel.setdefault(row.channel, []).append(row)
    slots = _slots(by_channel.get(Channel.RADIO, []))
    return [
        Figure(key, group, label, unit, count(by_channel.get(channel, [])))
        for key, group, label, unit, channel, count in _indicators(slots)
    ]


def _indicators(
    slots: Counter[Deed],
) -> list[tuple[str, str, str, str, str, Callable[[_Rows], Decimal]]]:
    radio, web, paper = (
        pgettext("report", "Loudspeakers"),
        _("Website and networks"),
        _("Notice boards and print"),
    )
    people, times = pgettext("measure", "people"), pgettext("report", "times")
    meetings = _("Meetings and contests")
    return [
        ("airings", radio, _("Airings"), times, Channel.RADIO, _counted(slots[AIRED])),
        (
            "air_minutes",
            radio,
            pgettext("report", "Time on air"),
            pgettext("measure", "minutes"),
            Channel.RADIO,
            minutes,
        ),
        ("airings_broken", radio, _("Aired in part"), times, Channel.RADIO, _counted(slots[BROKEN])),
        ("airings_missed", radio, _("Not aired"), times, Channel.RADIO, _counted(slots[MISSED])),
        (
            "share_aired",
            radio,
            _("Aired of what was planned"),
            "%",
            Channel.RADIO,
            _counted(share_aired(slots)),
        ),
        (
            "articles",
            web,
            _("Pages published"),
            pgettext("measure", "pages"),
            Channel.WEBSITE,
            deeds(Deed.PUBLISHED),
        ),
        (
            "social_posts",
            web,
            _("Posts on social networks"),
            pgettext("measure", "posts"),
            Channel.SOCIAL,
            sums(Deed.PUBLISHED),
        ),
        ("messages", web, _("Text messages"), pgettext("measure", "messages"), Channel.SMS, sums(Deed.DONE)),
        (
            "press",
            web,
            _("Items in the bulletin or the press"),
            pgettext("measure", "items"),
            Channel.PRESS,
            deeds(),
        ),
        ("screens", web, _("Shown on screens"), times, Channel.SCREEN, deeds()),
        ("posted", paper, _("Postings on notice boards"), times, Channel.NOTICE_BOARD, deeds(Deed.POSTED)),
        ("taken_down", paper, _("Postings taken down"), times, Channel.NOTICE_BOARD, deeds(Deed.TAKEN_DOWN)),
        (
            "printed",
            paper,
            _("Leaflets printed"),
            pgettext("measure", "sheets"),
            Channel.LEAFLET,
            sums(Deed.PRINTED),
        ),
        (
            "given_out",
            paper,
            _("Leaflets given out"),
            pgettext("measure", "sheets"),
            Channel.LEAFLET,
            sums(Deed.HANDED_OUT),
        ),
        (
            "posters_printed",
            paper,
            _("Posters and banners printed"),
            pgettext("measure", "pieces"),
            Channel.BANNER,
            sums(Deed.PRINTED),
        ),
        (
            "posters_given_out",
            paper,
            _("Posters and banners given out"),
            pgettext("measure", "pieces"),
            Channel.BANNER,
            sums(Deed.HANDED_OUT),
        ),
        (
            "banners",
            paper,
            _("Banners and slogans hung"),
            pgettext("measure", "pieces"),
            Channel.BANNER,
            sums(Deed.POSTED),
        ),
        (
            "meetings",
            meetings,
            _("Meetings held"),
            pgettext("measure", "meetings"),
            Channel.MEETING,
            deeds(Deed.HELD),
        ),
        ("meeting_people", meetings, _("People at meetings"), people, Channel.MEETING, sums(Deed.HELD)),
        (
            "dialogues",
            meetings,
            _("Dialogues held"),
            pgettext("measure", "meetings"),
            Channel.DIALOGUE,
            deeds(Deed.HELD),
        ),
        ("dialogue_people", meetings, _("People at dialogues"), people, Channel.DIALOGUE, sums(Deed.HELD)),
        ("contests", meetings, _("Contests and surveys"), times, Channel.CONTEST, deeds(Deed.HELD)),
        ("contest_people", meetings, _("People who took part"), people, Channel.CONTEST, sums(Deed.HELD)),
        ("direct", meetings, _("Rounds from person to person"), times, Channel.DIRECT, deeds()),
    ]


def deeds(*kinds: Deed) -> Callable[[_Rows], Decimal]:
    """Count things done (of these kinds, or any that was done at all)."""

    def count(rows: _Rows) -> Decimal:
        return Decimal(sum(row.number for row in _of(rows, kinds)))

    return count


def sums(*kinds: Deed) -> Callable[[_Rows], Decimal]:
    """Add up how many or how much."""

    def add(rows: _Rows) -> Decimal:
        return sum((row.quantity for row in _of(rows, kinds)), Decimal(0))

    return add


def _counted(number: int | Decimal) -> Callable[[_Rows], Decimal]:
    """What was counted ahead, once for all that ask for it."""
    return lambda _rows: Decimal(number)


def minutes(rows: _Rows) -> Decimal:
    """Minutes on air, of slots heard whole or in part; each slot once however many activities it served."""
    heard = [row for row in rows if row.deed in (AIRED, BROKEN)]
    by_slot = {row.subject: row.quantity for row in heard if row.subject}
    return sum((row.quantity for row in heard if not row.subject), sum(by_slot.values(), Decimal(0)))


def share_aired(slots: Counter[Deed]) -> Decimal:
    """Slots heard to their end, in per cent of those that came; 0 where none came."""
    if not slots.total():
        return Decimal(0)
    return (Decimal(100) * slots[AIRED] / slots.total()).quantize(Decimal("0.1"), ROUND_HALF_UP)


def by_place(rows: Iterable[Fact], channel: Channel, deed: Deed) -> dict[str, Decimal]:
    """Add up what each village got or saw, in the order of names; rows without a place are left out."""
    found: dict[str, Decimal] = {}
    for row in rows:
        if row.place and row.channel == channel and row.deed == deed:
            found[row.place] = found.get(row.place, Decimal(0)) + row.quantity
    return {place: found[place] for place in sorted(found)}


def _slots(rows: _Rows) -> Counter[Deed]:
    """Count slots, each once under the worst that is told of it; a row without a subject is one by itself.

    A slot that broke off is no airing even where an item in it ended.
    """
    found: Counter[Deed] = Counter()
    told: dict[str, set[Deed]] = {}
    for row in rows:
        if row.deed not in (AIRED, BROKEN, MISSED):
            continue
        if row.subject:
            told.setdefault(row.subject, set()).add(row.deed)
        else:
            found[row.deed] += row.number
    found.update(next(iter(kinds)) if len(kinds) == 1 else BROKEN for kinds in told.values())
    return found


def _of(rows: _Rows, kinds: tuple[Deed, ...]) -> list[Fact]:
    done = kinds or tuple(set(Deed) - NOTHING_NEW)
    return [row for row in rows if row.deed in done]
