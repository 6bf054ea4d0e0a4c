"""Two readings in a row as one: spans of the second brought back to the source of the first."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from media.speech.reading.drafts import Draft
from media.speech.reading.model import Certainty, Span

_DOUBT = {Certainty.SURE: 0, Certainty.LIKELY: 1, Certainty.UNSETTLED: 2}


def followed_by(first: Draft, second: Draft) -> Draft:
    """One draft from `first` and a reading of its text. Spans the second left alone are kept."""
    changed = [span for span in second.spans if _changed(first, second, span)]
    whole = Draft(first.script, second.text)
    forward = _Forward(second)
    starts = [span.spoken_start for span in first.spans]
    used: set[int] = set()
    merged = []
    for span in changed:
        touched = _touched(first.spans, starts, span)
        used.update(touched)
        merged.append(_merged(first, forward, span, [first.spans[index] for index in touched]))
    moved = [forward.moved(span) for index, span in enumerate(first.spans) if index not in used]
    whole.spans = _in_order([*merged, *moved])
    whole.kept = _kept(first, second)
    return whole


def _changed(first: Draft, second: Draft, span: Span) -> bool:
    return first.text[span.start : span.end] != second.text[span.spoken_start : span.spoken_end]


def _touched(spans: list[Span], starts: list[int], span: Span) -> list[int]:
    """Which spans of the first reading a span of the second overlaps."""
    index = max(0, bisect_left(starts, span.start) - 1)
    found = []
    while index < len(spans) and spans[index].spoken_start < span.end:
        old = spans[index]
        if old.spoken_end > span.start or old.spoken_start > span.start:
            found.append(index)
        index += 1
    return found


def _merged(first: Draft, forward: "_Forward", span: Span, touched: list[Span]) -> Span:
    """A span of the second reading and those of the first it overlaps, as one."""
    moved = [forward.moved(old) for old in touched]
    start = min([_origin(first, span.start), *(old.start for old in touched)])
    end = max([start, _origin(first, span.end, end=True), *(old.end for old in touched)])
    worst = max([span, *touched], key=lambda each: _DOUBT[each.certainty])
    return replace(
        span,
        start=start,
        end=end,
        spoken_start=min([span.spoken_start, *(old.spoken_start for old in moved)]),
        spoken_end=max([span.spoken_end, *(old.spoken_end for old in moved)]),
        certainty=worst.certainty,
        note=worst.note,
    )


def _origin(draft: Draft, place: int, *, end: bool = False) -> int:
    """Where a place of the draft's text comes from; the edge of a span for one inside it."""
    index = bisect_right(draft.kept, place - (1 if end else 0), key=lambda run: run[0]) - 1
    if index >= 0:
        begin, source, length = draft.kept[index]
        if place < begin + length or (end and place == begin + length):
            return source + place - begin
    index = bisect_right(draft.spans, place - (1 if end else 0), key=lambda span: span.spoken_start) - 1
    if index < 0:
        return 0
    return draft.spans[index].end if end else draft.spans[index].start


class _Forward:
    """Where places of a draft's source went in its text."""

    def __init__(self, draft: Draft) -> None:
        self._kept = [run for run in draft.kept if run[2]]
        self._spans = draft.spans
        self._sources = [run[1] for run in self._kept]
        self._starts = [span.start for span in draft.spans]

    def moved(self, span: Span) -> Span:
        """A span of the first reading where it stands in the second's text."""
        end = self.end(span.spoken_end)
        start = end if span.spoken_start == span.spoken_end else self.start(span.spoken_start)
        return replace(span, spoken_start=start, spoken_end=end)

    def start(self, place: int) -> int:
        """The place in the text of what begins at `place`."""
        return self._find(place, bisect_right(self._sources, place) - 1, 0)

    def end(self, place: int) -> int:
        """The place in the text of what ends at `place`."""
        return self._find(place, bisect_left(self._sources, place) - 1, 1)

    def _find(self, place: int, index: int, reach: int) -> int:
        if index >= 0:
            begin, source, length = self._kept[index]
            if place < source + length + reach:
                return begin + place - source
        index = bisect_right(self._starts, place - reach) - 1
        if index < 0:
            return 0
        return self._spans[index].spoken_end if reach else self._spans[index].spoken_start


def _kept(first: Draft, second: Draft) -> list[tuple[int, int, int]]:
    """The runs both readings passed on, from the last text back to the first source."""
    runs: list[tuple[int, int, int]] = []
    index = 0
    for begin, middle, length in second.kept:
        while index < len(first.kept) and first.kept[index][0] + first.kept[index][2] <= middle:
            index += 1
        at = index
        while at < len(first.kept) and first.kept[at][0] < middle + length:
            start, source, size = first.kept[at]
            low, high = max(start, middle), min(start + size, middle + length)
            runs.append((begin + low - middle, source + low - start, high - low))
            at += 1
    return runs


def _in_order(spans: list[Span]) -> list[Span]:
    """By place in the source; one that overlaps the one before is made one with it."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, each.spoken_start, -each.end)):
        span = replace(span, spoken_end=max(span.spoken_start, span.spoken_end))
        if not kept or (span.start >= kept[-1].end and span.spoken_start >= kept[-1].spoken_end):
            kept.append(span)
            continue
        last = kept[-1]
        worst = max([last, span], key=lambda each: _DOUBT[each.certainty])
        end, spoken_end = max(last.end, span.end), max(last.spoken_end, span.spoken_end)
        kept[-1] = replace(last, end=end, spoken_end=spoken_end, certainty=worst.certainty, note=worst.note)
    return kept
