"""The reader of official text: what is written becomes the words a newsreader says.

Pure and deterministic: `read` takes any string and gives the words with, for each changed piece,
where it stood, what kind of thing it is and how sure the reader is.
"""

from media.speech.reading.lexicon import Entry, Lexicon
from media.speech.reading.model import Certainty, Reading, Region, Span, SpanKind
from media.speech.reading.scanner import read
from media.speech.reading.syllables import SYLLABLES_PER_MINUTE, estimated_seconds, syllables

__all__ = [
    "SYLLABLES_PER_MINUTE",
    "Certainty",
    "Entry",
    "Lexicon",
    "Reading",
    "Region",
    "Span",
    "SpanKind",
    "estimated_seconds",
    "read",
    "syllables",
]
