"""What the tests of the furnished site share: a server for the whole run, a sound, axe."""

import io
import math
import subprocess
import wave
from array import array
from pathlib import Path

import axe_playwright_python
import imageio_ffmpeg

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
FULL = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
CONTRAST = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}


def tone(seconds: int = 120) -> bytes:
    """A tone as MP3."""
    raw = io.BytesIO()
    with wave.open(raw, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        samples = (int(6000 * math.sin(n / 9)) for n in range(seconds * 8000))
        file.writeframes(array("h", samples).tobytes())
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", "-", "-b:a", "32k", "-f", "mp3", "-"]
    return subprocess.run(command, input=raw.getvalue(), capture_output=True, check=True).stdout


def violations(page: object, options: dict[str, object]) -> list[str]:
    """Run axe (already in the page) and return its findings, a line each."""
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]  # type: ignore[attr-defined]
    return [
        f"{one['id']}: {node['html'][:160]} — {(node['any'] or node['all'] or node['none'])[0]['message']}"
        for one in found
        for node in one["nodes"]
    ]
