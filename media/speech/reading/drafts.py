"""A reading in the making: what is kept, what is said instead, and where both came from."""

from dataclasses import dataclass, field

from media.speech.reading.manuscript import Manuscript
from media.speech.reading.model import Span
from media.speech.reading.page import Found


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
        self.kept.append((self._length, self.script.place(start), end - start))
        self._add(written)

    def say(self, start: int, found: Found) -> None:
        """Put words in place of plain[start:found.end]."""
        spoken = found.spoken
        if spoken == "" and self._last.isalnum() and self.script.plain[found.end : found.end + 1].isalnum():
            spoken = " "
        self._part(spoken)
        begin = self._length
        self._add(spoken)
        place, until = self.script.place(start), self.script.place(found.end)
        self.spans.append(Span(place, until, begin, self._length, found.kind, found.certainty, found.note))

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
