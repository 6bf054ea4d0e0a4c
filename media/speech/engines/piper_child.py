"""Runs Piper (GPL) in a process of its own: `python -m media.speech.engines.piper_child VOICE.onnx`.

Requests: {"text": str, "speed": float}. One thread and a fixed seed: the process is forked for each phrase,
and the voice's random numbers are then the same each time.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from media.speech.engines.forking import Refusal, Speak, serve

SEED = 1


class Voice:
    """A loaded voice file."""

    def __init__(self, model: Path) -> None:
        import onnxruntime  # type: ignore[import-untyped]
        from piper import PiperVoice
        from piper.config import PiperConfig

        onnxruntime.set_seed(SEED)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        description = json.loads(Path(f"{model}.json").read_text(encoding="utf-8"))
        session = onnxruntime.InferenceSession(
            str(model), sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._voice = PiperVoice(config=PiperConfig.from_dict(description), session=session)

    def speak(self, request: Mapping[str, Any]) -> tuple[bytes, int]:
        """Samples and their rate. Raises Refusal for a text without a sound in this voice."""
        from piper.config import SynthesisConfig

        settings = SynthesisConfig(length_scale=self._voice.config.length_scale / float(request["speed"]))
        text = str(request["text"]).replace("[[", " ").replace("]]", " ")  # Piper's raw-phoneme brackets
        sound = b"".join(part.audio_int16_bytes for part in self._voice.synthesize(text, settings))
        if not sound:
            raise Refusal("the voice has no sound for this text")
        return sound, self._voice.config.sample_rate


def load() -> Speak:
    return Voice(Path(sys.argv[1])).speak


if __name__ == "__main__":
    serve(load)
