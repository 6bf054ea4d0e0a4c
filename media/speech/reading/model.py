"""What a reading is: the words a newsreader says, and which of them stand for what was written."""

from dataclasses import dataclass
from enum import StrEnum


class Region(StrEnum):
    """The station's way of saying numbers: nghìn/ngàn, linh/lẻ, hai mươi tư/hai mươi bốn."""

    NORTH = "north"
    SOUTH = "south"


class SpanKind(StrEnum):
    """What a changed piece of text is."""

    CODE = "code"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    UNIT = "unit"
    FREQUENCY = "frequency"
    ROMAN = "roman"
    ABBREVIATION = "abbreviation"
    CAPITALS = "capitals"
    PHONE = "phone"
    URL = "url"
    EMAIL = "email"
    LIST_MARKER = "list_marker"
    SYMBOL = "symbol"
    DICTIONARY = "dictionary"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """How sure the reader is of a span: UNSETTLED ones are for the editor to look at."""

    SURE = "sure"
    LIKELY = "likely"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Span:
    """A changed piece: `start`-`end` in Reading.source, `spoken_start`-`spoken_end` in Reading.text.

    All four are code points, half open. A silent piece has spoken_start == spoken_end.
    `note` is "" or the reason id of what is likely or unsettled.
    """

    start: int
    end: int
    spoken_start: int
    spoken_end: int
    kind: SpanKind
    certainty: Certainty = Certainty.SURE
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The source exactly as given, the words to speak, and the spans in rising order."""

    source: str
    text: str
    spans: tuple[Span, ...]
    region: Region

    @property
    def unsettled(self) -> tuple[Span, ...]:
        """The spans an editor should look at before the text is aired."""
        return tuple(span for span in self.spans if span.certainty is Certainty.UNSETTLED)

    def spoken(self, span: Span) -> str:
        """The words said for a span."""
        return self.text[span.spoken_start : span.spoken_end]

    def written(self, span: Span) -> str:
        """The text a span stands for, as the author wrote it."""
        return self.source[span.start : span.end]
