"""Mastering and encoding a 15-minute bulletin, against what ffmpeg alone needs for the same WAV.

The bulletin is read by eSpeak NG in a child process, with a tune, and items at different levels.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from media.audio.assemble import Chapter, Clip, Part, Pcm, Silence, assemble
from media.audio.encoding import mp3_settings
from media.audio.ffmpeg import run_ffmpeg
from media.audio.jingles import write_jingle
from media.audio.master import Target, master
from media.audio.tags import Tags
from tests.benches import Ratio

RUNS = 3
SECONDS = 900.0
ESPEAK_RATE = 22_050
TARGET = Target()
LEVELS = (0, -4, 2, -7, -2, 1, -5, -1)  # dB, item by item: recordings are never even
TEXT = (
    "Đây là Đài Truyền thanh xã. Kính chào quý vị và các bạn. Ủy ban nhân dân xã thông báo lịch tiêm phòng "
    "cho đàn gia súc trong tháng này. Bà con mang theo giấy tờ cần thiết đến nhà văn hóa thôn. "
)
READER = """
import ctypes, sys, espeakng_loader as wheel
espeak = ctypes.CDLL(str(wheel.get_library_path()))
espeak.espeak_Initialize(2, 0, str(wheel.get_data_path()).encode(), 0)
kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
def take(wave, count, events):
    if wave and count:
        sys.stdout.buffer.write(ctypes.string_at(wave, count * 2))
    return 0
take = kind(take)
espeak.espeak_SetSynthCallback(take)
espeak.espeak_SetVoiceByName(b"vi")
text = sys.stdin.buffer.read() + b"\\0"
espeak.espeak_Synth(text, len(text), 0, 1, 0, 1, None, None)
espeak.espeak_Synchronize()
"""


def run() -> list[Ratio]:
    """The three ways in turn, RUNS times; medians of their wall times as ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wav = bulletin(folder)
        ways: dict[str, Callable[[], object]] = {
            "ours": lambda: master(wav, folder / "ours.mp3", target=TARGET, tags=Tags("bench")),
            "loudnorm": lambda: loudnorm_twice(wav, folder / "loudnorm.mp3"),
            "scan": lambda: scan_and_encode(wav, folder / "scan.mp3"),
        }
        times: dict[str, list[float]] = {way: [] for way in ways}
        for _run in range(RUNS):
            for way, work in ways.items():
                times[way].append(timed(work))
    ours, loudnorm, scan = (median(times[way]) for way in ("ours", "loudnorm", "scan"))
    return [
        Ratio(
            "mastering / two-pass loudnorm + MP3", ours / loudnorm, 0.4, f"{ours:.2f} s / {loudnorm:.2f} s"
        ),
        Ratio("mastering / ebur128 scan + MP3", ours / scan, 1.5, f"{ours:.2f} s / {scan:.2f} s"),
    ]


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def bulletin(folder: Path) -> Path:
    """SECONDS of a bulletin as a WAV: tune, then items of about a minute at uneven levels."""
    spoken = subprocess.run(
        [sys.executable, "-c", READER], input=(TEXT * 6).encode(), capture_output=True, check=True
    )
    sentence = folder / "item.wav"
    _, item_seconds = assemble([Chapter("", [Pcm(spoken.stdout, ESPEAK_RATE)])], sentence, lead_in=0, tail=0)
    tune = folder / "signature.wav"
    write_jingle("signature", tune)
    parts: list[Part] = [Clip(tune)]
    for number in range(int((SECONDS - 8) / (item_seconds + 1.5))):
        parts += [Clip(sentence, gain_db=LEVELS[number % len(LEVELS)] - 3), Silence(1.5)]
    _marks, seconds = assemble([Chapter("", parts)], folder / "short.wav", tail=0)
    parts.append(Silence(SECONDS - seconds))
    assemble([Chapter("", parts)], folder / "bulletin.wav", tail=0)
    return folder / "bulletin.wav"


def loudnorm_twice(wav: Path, mp3: Path) -> None:
    """ffmpeg's own way: measure, then apply linearly with the measured values and encode."""
    goal = f"loudnorm=I={TARGET.lufs}:TP={TARGET.true_peak}:LRA=20"
    _, words = run_ffmpeg(
        ["-i", f"file:{wav}", "-af", f"{goal}:print_format=json", "-f", "null", "-"], timeout_s=600
    )
    found = re.search(r"\{[^{}]*\}", words)
    assert found
    seen = json.loads(found[0])
    measured = (
        f":linear=true:measured_I={seen['input_i']}:measured_TP={seen['input_tp']}"
        f":measured_LRA={seen['input_lra']}:measured_thresh={seen['input_thresh']}:offset={seen['target_offset']}"
    )
    encode = [
        "-y",
        "-i",
        f"file:{wav}",
        "-af",
        goal + measured,
        *mp3_settings(TARGET.bitrate_kbps),
        f"file:{mp3}",
    ]
    run_ffmpeg(encode, timeout_s=600)


def scan_and_encode(wav: Path, mp3: Path) -> None:
    """The least any honest mastering can cost: a bare loudness scan, then the encoder."""
    run_ffmpeg(["-i", f"file:{wav}", "-af", "ebur128=framelog=quiet", "-f", "null", "-"], timeout_s=600)
    run_ffmpeg(["-y", "-i", f"file:{wav}", *mp3_settings(TARGET.bitrate_kbps), f"file:{mp3}"], timeout_s=600)


if __name__ == "__main__":
    for each in run():
        print(f"{each.name}: {each.ratio:.2f} (at most {each.limit}) [{each.detail}]")
