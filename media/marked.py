"""A reading prepared for people's eyes: paragraphs of spoken words, each changed piece with its reason.

Pure over a Reading; the templates turn it into HTML, escaping everything.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media.speech.reading import Certainty, Reading, Span, SpanKind

KINDS: dict[SpanKind, str | Promise] = {
    SpanKind.CODE: gettext_lazy("document code"),
    SpanKind.DATE: gettext_lazy("date"),
    SpanKind.TIME: gettext_lazy("time of day"),
    SpanKind.NUMBER: gettext_lazy("number"),
    SpanKind.UNIT: gettext_lazy("unit of measure"),
    SpanKind.FREQUENCY: gettext_lazy("frequency"),
    SpanKind.ROMAN: gettext_lazy("Roman numeral"),
    SpanKind.ABBREVIATION: gettext_lazy("abbreviation"),
    SpanKind.CAPITALS: gettext_lazy("word in capitals"),
    SpanKind.PHONE: gettext_lazy("telephone number"),
    SpanKind.URL: gettext_lazy("web address"),
    SpanKind.EMAIL: gettext_lazy("e-mail address"),
    SpanKind.LIST_MARKER: gettext_lazy("mark of a list"),
    SpanKind.SYMBOL: gettext_lazy("symbol"),
    SpanKind.DICTIONARY: gettext_lazy("from the dictionary"),
    SpanKind.UNKNOWN: gettext_lazy("not known"),
}
CERTAINTIES: dict[Certainty, str | Promise] = {
    Certainty.SURE: gettext_lazy("sure"),
    Certainty.LIKELY: gettext_lazy("likely, please look"),
    Certainty.UNSETTLED: gettext_lazy("not settled, please decide"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that were said as written (`kind` "") or changed (`kind` and `certainty` set)."""

    spoken: str
    written: str = ""
    kind: str = ""
    certainty: str = ""

    @property
    def title(self) -> str:
        """What a pointer resting on the piece shows."""
        return _("“%(written)s”: %(kind)s, %(certainty)s") % {
            "written": self.written,
            "kind": KINDS[SpanKind(self.kind)],
            "certainty": CERTAINTIES[Certainty(self.certainty)],
        }

    @property
    def question(self) -> str:
        """What the officer is asked about a piece that is not settled."""
        if self.kind == SpanKind.UNKNOWN:
            return _("“%(written)s” is not known. It will be said “%(spoken)s”. Is that right?") % self._words
        return _("“%(written)s” can be read in several ways. It will be said “%(spoken)s”.") % self._words

    @property
    def _words(self) -> dict[str, str]:
        return {"written": self.written, "spoken": self.spoken or "…"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the spoken text; `spoken` is what an engine is given."""

    pieces: tuple[Piece, ...]

    @property
    def spoken(self) -> str:
        return "".join(piece.spoken for piece in self.pieces).strip()


def paragraphs(reading: Reading) -> list[Paragraph]:
    """Return the spoken text line by line, each changed span a piece of its own, without empty lines."""
    lines: list[list[Piece]] = [[]]
    for piece in _pieces(reading):
        first, *more = piece.spoken.split("\n")
        lines[-1].append(_part(piece, first))
        lines += [[_part(piece, rest)] for rest in more]
    found = (Paragraph(tuple(piece for piece in line if piece.spoken or piece.kind)) for line in lines)
    return [paragraph for paragraph in found if paragraph.spoken]


def unsettled(reading: Reading) -> list[Piece]:
    """Return the pieces an officer should decide about, each spelling once, in their order."""
    pieces = {reading.written(span): _changed(reading, span) for span in reading.unsettled}
    return list(pieces.values())


def _pieces(reading: Reading) -> Iterator[Piece]:
    said = 0
    for span in sorted(reading.spans, key=lambda span: span.spoken_start):
        if span.spoken_start > said:
            yield Piece(reading.text[said : span.spoken_start])
        yield _changed(reading, span)
        said = span.spoken_end
    yield Piece(reading.text[said:])


def _changed(reading: Reading, span: Span) -> Piece:
    return Piece(reading.spoken(span), reading.written(span), span.kind.value, span.certainty.value)


def _part(piece: Piece, spoken: str) -> Piece:
    return Piece(spoken, piece.written, piece.kind, piece.certainty)
