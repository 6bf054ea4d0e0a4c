"""Loudness of any sound file as ffmpeg's ebur128 filter measures it: the yardstick, slow and independent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from media.audio.ffmpeg import run_ffmpeg
from media.audio.probe import HOSTILE_INPUT

GRAPH = "ebur128=peak=true:framelog=quiet"
_INTEGRATED = re.compile(r"^    I: +(-?[\d.]+|-?inf|nan) LUFS", re.M)
_RANGE = re.compile(r"^    LRA: +(-?[\d.]+|nan) LU$", re.M)
_PEAK = re.compile(r"^    Peak: +(-?[\d.]+|-?inf|nan) dBFS", re.M)
_TIME = re.compile(r"time=(\d+):(\d\d):(\d\d\.\d+)")
FLOOR = -70.0  # LUFS: what ebur128 prints when everything is under the absolute gate


@dataclass(frozen=True)
class Loudness:
    """integrated in LUFS (-inf for silence), true_peak in dBTP, range in LU."""

    integrated: float
    true_peak: float
    range: float
    seconds: float


def measure(path: Path, *, timeout_s: float = 600) -> Loudness:
    """Measure by EBU R 128 with true peak. Raises AudioRejected when the file cannot be read."""
    args = [
        "-v",
        "info",
        *HOSTILE_INPUT,
        "-i",
        f"file:{path}",
        "-map",
        "0:a:0",
        "-af",
        GRAPH,
        "-f",
        "null",
        "-",
    ]
    _, words = run_ffmpeg(args, timeout_s=timeout_s)
    summary = words[words.rfind("Summary:") :]
    loudness = _last(_INTEGRATED, summary)
    hours, minutes, seconds = _TIME.findall(words)[-1]
    return Loudness(
        loudness if loudness > FLOOR else float("-inf"),
        _last(_PEAK, summary),
        _last(_RANGE, summary),
        int(hours) * 3600 + int(minutes) * 60 + float(seconds),
    )


def _last(pattern: re.Pattern[str], text: str) -> float:
    found = pattern.findall(text)
    value = float(found[-1]) if found else float("-inf")
    return value if value == value else float("-inf")  # nan: nothing was heard
