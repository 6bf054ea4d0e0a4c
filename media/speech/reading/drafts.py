"""A reading in the making: what is kept, what is said instead, and where both came from."""

import re
from dataclasses import dataclass, field

from media.speech.reading.manuscript import Manuscript
from media.speech.reading.model import Span
from media.speech.reading.page import Found

_SENTENCE_END = re.compile(r"[^\W\d_][.!?]\s+$")
_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(slots=True)
class Draft:
    """Filled in rising order by keep() and say(); finish() closes it.

    `kept` holds the runs passed on: where each begins in the text, where in the source, its length.
    """

    script: Manuscript
    text: str = ""
    spans: list[Span] = field(default_factory=list)
    kept: list[tuple[int, int, int]] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _last: str = ""

    def keep(self, start: int, end: int) -> None:
        """Pass plain[start:end] on as it is."""
        written = self.script.plain[start:end]
        self._part(written)
        self.kept += [(self._length + at - start, place, size) for at, place, size in self._runs(start, end)]
        self._add(written)

    def say(self, start: int, found: Found) -> None:
        """Put words in place of plain[start:found.end]."""
        spoken = found.spoken
        if spoken == "" and self._last.isalnum() and self.script.plain[found.end : found.end + 1].isalnum():
            spoken = " "
        if self._last == " ":
            spoken = spoken.lstrip(" ")
        spoken = self._as_begun(spoken)
        self._part(spoken)
        begin = self._length
        self._add(spoken)
        place, until = self.script.place(start), self.script.place(found.end)
        self.spans.append(Span(place, until, begin, self._length, found.kind, found.certainty, found.note))

    def _as_begun(self, spoken: str) -> str:
        """Words that begin a sentence, with a capital: "trạm. 0912…" -> "trạm. Không chín…"."""
        before = "".join(self._pieces[-2:])[-4:]
        begins = _SENTENCE_END.search(before) and _WORD.match(spoken)
        return spoken[:1].upper() + spoken[1:] if begins else spoken

    def _runs(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """plain[start:end] in runs whose characters stand side by side in the source."""
        places = self.script.places
        if places is None or places[end] - places[start] == end - start:
            return [(start, self.script.place(start), end - start)]
        edges = [at for at in range(start + 1, end) if places[at] != places[at - 1] + 1]
        bounds = zip([start, *edges], [*edges, end], strict=True)
        return [(low, places[low], high - low) for low, high in bounds]

    def finish(self) -> "Draft":
        """Join the pieces into the text."""
        self.text = "".join(self._pieces)
        self._pieces.clear()
        return self

    def _part(self, coming: str) -> None:
        """Words never run together where something between them went."""
        if coming and self._last and coming[0].isalnum() and self._last.isalnum():
            self._add(" ")

    def _add(self, written: str) -> None:
        if written:
            self._pieces.append(written)
            self._length += len(written)
            self._last = written[-1]
