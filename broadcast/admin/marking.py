"""Written and spoken words side by side, with what the reader changed marked; pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from media.speech.reading import Certainty, Reading, Span

CERTAINTY_WORDS = {Certainty.SURE: "", Certainty.LIKELY: "likely", Certainty.UNSETTLED: "unsettled"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text. A changed piece has its counterpart on the other side and how sure the reader is."""

    text: str
    changed: bool = False
    counterpart: str = ""
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """Both sides of an item; `marks` is False where the frozen words are not what is read today."""

    written: tuple[Stretch, ...]
    spoken: tuple[Stretch, ...]
    marks: bool = True

    @property
    def changes(self) -> int:
        return sum(stretch.changed for stretch in self.written)


def marked(text: str, spoken: str, read: Callable[[str], Reading]) -> Marked:
    """Mark the changed spans of a frozen line: `text` as written, `spoken` as it was read then.

    `read` reads the text as the station reads today. Where that no longer gives the frozen words (the
    dictionary changed since), both sides are shown plain.
    """
    if not text or text == spoken:
        return Marked((Stretch(text),), (Stretch(spoken),))
    reading = read(text)
    if reading.text != spoken:
        return Marked((Stretch(text),), (Stretch(spoken),), marks=False)
    changed = [span for span in reading.spans if reading.written(span) != reading.spoken(span)]
    return Marked(
        tuple(_cut(text, changed, lambda span: (span.start, span.end), reading.spoken)),
        tuple(_cut(spoken, changed, lambda span: (span.spoken_start, span.spoken_end), reading.written)),
    )


def _cut(
    text: str,
    spans: Sequence[Span],
    place: Callable[[Span], tuple[int, int]],
    other_side: Callable[[Span], str],
) -> Iterator[Stretch]:
    at = 0
    for span in spans:
        start, end = place(span)
        if start > at:
            yield Stretch(text[at:start])
        yield Stretch(text[start:end], True, other_side(span), CERTAINTY_WORDS[span.certainty])
        at = end
    if at < len(text):
        yield Stretch(text[at:])
