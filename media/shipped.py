"""The dictionary that came with the software, shown beside the commune's own entries."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from media.models import Pronunciation
from media.models.pronunciations import Origin, PronunciationQuerySet
from media.speech.reading import Entry, Lexicon

LONGEST_NOTE = 200
_RANK = {"abbreviation": 0, "foreign": 1, "type": 2, "issuer": 3}


def sync_shipped() -> int:
    """Make the rows of origin "shipped" those of the lexicon; return how many there are. Idempotent.

    One row a spelling: where its reading depends on the context, the row holds the likeliest one and the
    note the others.
    """
    entries = sorted(Lexicon.shipped().entries, key=lambda entry: entry.written)
    with translation.override("vi"):
        rows = [_row(list(group)) for _written, group in groupby(entries, key=lambda entry: entry.written)]
    return put_in(shipped_rows(), rows, ["spoken", "note", "case_sensitive"])


def put_in(there: QuerySet[Any], rows: Sequence[Any], fields: Sequence[str]) -> int:
    """Make `there`, the shipped rows of a table, those of `rows` by what is `written`; return how many.

    Of a row that was there already only `fields` change: what people said about it stays.
    """
    there.bulk_create(rows, update_conflicts=True, unique_fields=["written", "origin"], update_fields=fields)
    gone = set(there.values_list("written", flat=True)) - {row.written for row in rows}
    there.filter(written__in=gone).delete()
    return len(rows)


def shipped_rows() -> PronunciationQuerySet:
    """Return the rows that came with the software."""
    return Pronunciation.objects.filter(origin=Origin.SHIPPED)


def depends_on_context(written: str) -> bool:
    """Tell whether the shipped dictionary reads `written` in more than one way."""
    return len({entry.spoken.lower() for entry in Lexicon.shipped().readings(written)}) > 1


def _row(entries: list[Entry]) -> Pronunciation:
    lowest = min(_RANK.get(entry.kind, 9) for entry in entries)
    ways = [entry for entry in entries if _RANK.get(entry.kind, 9) == lowest]
    return Pronunciation(
        written=ways[-1].written,
        spoken=ways[-1].spoken,
        case_sensitive=ways[-1].case_sensitive,
        origin=Origin.SHIPPED,
        note=_note(ways)[:LONGEST_NOTE],
    )


def _note(ways: list[Entry]) -> str:
    readings = list(dict.fromkeys(entry.spoken.lower() for entry in ways))
    if len(readings) > 1:
        return _("Depends on the words beside it: %(readings)s.") % {"readings": "; ".join(readings)}
    return {
        "issuer": _("Who issued it, in the number of a document."),
        "type": _("Kind of document, in the number of a document."),
        "foreign": _("Foreign word."),
    }.get(ways[-1].kind, "")
