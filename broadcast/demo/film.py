"""The film of the demo commune: drawn boards one after another, made while the demo is loaded."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from media.audio import run_ffmpeg
from media.printing import share_picture

SECONDS = 4  # each board stays
SIZE = "960:504"  # pixels; boards are drawn at 1200 x 630


@dataclass(frozen=True, slots=True)
class Film:
    """A film of boards, and the words for those who do not see it."""

    title: str
    boards: list[str]
    description: str


def film_of(boards: Sequence[str], sender: str, label: str) -> bytes:
    """Return a silent MP4 that shows each board for 4 s; raises media.audio.AudioRejected."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number, words in enumerate(boards):
            (folder / f"{number}.png").write_bytes(share_picture(words, sender, label))
        made = folder / "film.mp4"
        shown = ["-framerate", f"1/{SECONDS}", "-i", str(folder / "%d.png")]
        small = ["-vf", f"scale={SIZE},format=yuv420p", "-r", "5", "-c:v", "libx264", "-preset", "veryfast"]
        run_ffmpeg([*shown, *small, "-movflags", "+faststart", "-threads", "1", str(made)], timeout_s=60)
        return made.read_bytes()
