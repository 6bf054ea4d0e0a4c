"""Sound from upload to loudspeaker: decode, assemble, master, measure. Pure library; no page, no database."""

from media.audio.assemble import Chapter, Clip, Mark, Part, Pcm, Silence, assemble
from media.audio.decode import decode
from media.audio.ffmpeg import ffmpeg_path, run_ffmpeg
from media.audio.jingles import JINGLES, write_jingle
from media.audio.loudness import Loudness, measure
from media.audio.master import Mastered, Target, master
from media.audio.probe import Probe, probe
from media.audio.rejection import AudioRejected, AudioSilent
from media.audio.speechcheck import check_speech
from media.audio.tags import Tags
from media.audio.wav import SAMPLE_RATE, wav_seconds
from media.audio.waveform import draw, peaks

__all__ = [
    "JINGLES", "SAMPLE_RATE", "AudioRejected", "AudioSilent", "Chapter", "Clip", "Loudness", "Mark",
    "Mastered", "Part", "Pcm", "Probe", "Silence", "Tags", "Target", "assemble", "check_speech", "decode",
    "draw", "ffmpeg_path", "master", "measure", "peaks", "probe", "run_ffmpeg", "wav_seconds", "write_jingle",
]  # fmt: skip
