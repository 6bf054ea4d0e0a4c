"""What a rule sees: the folded text, the place it stands at, and what is beside it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from media.speech.reading.lexicon import Lexicon
from media.speech.reading.model import Certainty, Region, SpanKind

_REACH = 48
_LINE_LEAD = re.compile(r"[\n\r\t\x0b\x0c\u2028\u2029][\s#*_>`“\"]*$")


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule made of the text up to `end`: the words, their kind, and how sure it is."""

    end: int
    spoken: str
    kind: SpanKind
    certainty: Certainty = Certainty.SURE
    note: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The text being read. Positions are code points of `text`."""

    text: str
    region: Region
    lexicon: Lexicon

    def left(self, pos: int, reach: int = _REACH) -> str:
        """Up to `reach` code points before `pos`, lower case."""
        return self.text[max(0, pos - reach) : pos].lower()

    def right(self, pos: int, reach: int = _REACH) -> str:
        """Up to `reach` code points from `pos` on, as written."""
        return self.text[pos : pos + reach]

    def starts_line(self, pos: int) -> bool:
        """True where only blanks and mark-up stand between a line's (or cell's) start and `pos`."""
        lead = self.text[max(0, pos - _REACH) : pos]
        return _LINE_LEAD.search(lead if pos > _REACH else "\n" + lead) is not None

    def inside_word(self, pos: int) -> bool:
        """True if the character before `pos` is a letter."""
        return pos > 0 and self.text[pos - 1].isalpha()


Rule = Callable[[Page, int], Found | None]
