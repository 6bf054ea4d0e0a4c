"""What lengths a plan reckons with."""

import wave
from pathlib import Path

import pytest

from broadcast.drafting import material
from media.audio import write_jingle


@pytest.mark.parametrize("name", ["signature", "separator", "outro"])
def test_the_tunes_that_come_with_the_software_are_as_long_as_planned(name: str, tmp_path: Path) -> None:
    tune = tmp_path / "tune.wav"
    write_jingle(name, tune)
    with wave.open(str(tune)) as sound:
        seconds = sound.getnframes() / sound.getframerate()
    assert seconds == pytest.approx(getattr(material, f"SHIPPED_{name.upper()}"), abs=0.05)
