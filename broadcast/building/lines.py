"""What is heard of each line of the rundown; speech is loaded when needed, so an hour fits in memory."""

from collections.abc import Sequence
from pathlib import Path
from typing import overload

from broadcast.building.tunes import TUNES, tune
from broadcast.models import BulletinItem
from media.audio import Clip, Part, Pcm, Silence
from media.speech.synthesis import Passage, Pause

AFTER_TUNE, AFTER_WORDS = 0.4, 0.8  # seconds of silence after a line


class Heard(Sequence[Part]):
    """The parts of one line; speech is loaded part by part."""

    def __init__(self, passage: Passage, others: Sequence[Clip | Silence]) -> None:
        self._parts = [*passage, *others]

    def __len__(self) -> int:
        return len(self._parts)

    @overload
    def __getitem__(self, index: int) -> Part: ...
    @overload
    def __getitem__(self, index: slice) -> list[Part]: ...
    def __getitem__(self, index: int | slice) -> Part | list[Part]:
        """Raises SentenceLost when speech went missing since it was made."""
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        part = self._parts[index]
        if isinstance(part, Clip | Silence):
            return part
        if isinstance(part, Pause):
            return Silence(part.seconds)
        sound = part.load()
        return Pcm(sound.data, sound.rate)


def heard(item: BulletinItem, passage: Passage, recording: Path | None, folder: Path, *, last: bool) -> Heard:
    """The words of a line, its tune or recording, and the silence that parts it from the next."""
    others: list[Clip | Silence] = []
    if item.kind in TUNES:
        others.append(Clip(tune(item, folder)))
    elif recording is not None:
        others.append(Clip(recording))
    if (passage or others) and not last:
        others.append(Silence(AFTER_TUNE if item.kind in TUNES else AFTER_WORDS))
    return Heard(passage, others)
