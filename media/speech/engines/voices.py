"""Piper's voice files: NAME.onnx with its description NAME.onnx.json beside it."""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

VIETNAMESE = "vi"


@dataclass(frozen=True, slots=True)
class VoiceFile:
    """A voice on disk. `language` is an ISO code such as "vi" or "en", "" where the file names none."""

    model: Path
    language: str

    @property
    def name(self) -> str:
        return self.model.stem

    @property
    def description(self) -> Path:
        return Path(f"{self.model}.json")

    @property
    def is_vietnamese(self) -> bool:
        return self.language == VIETNAMESE

    @property
    def sha256(self) -> str:
        """Of both files; read again only when one of them changed."""
        return _sha256(*(_state(path) for path in (self.model, self.description)))


class BadVoice(Exception):
    """A file that is no Piper voice; the text says why, in English."""


def voice_file(model: Path) -> VoiceFile:
    """The voice in that file. Raises BadVoice when a file is missing or its description cannot be read."""
    description = Path(f"{model}.json")
    for path in (model, description):
        if not path.is_file():
            raise BadVoice(f"{path} is missing")
    try:
        told = json.loads(description.read_text(encoding="utf-8"))
        language = told.get("language", {}).get("family") or told["espeak"]["voice"]
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise BadVoice(f"{description} does not describe a voice") from error
    return VoiceFile(model, str(language).split("-")[0].split("_")[0].lower())


@dataclass(frozen=True)
class VoiceShelf:
    """Where voices stand: the one the settings name, else those installed in a folder."""

    folder: Path
    named: Path | None = None

    def installed(self) -> list[VoiceFile]:
        """Readable voices of the folder, Vietnamese ones first, then by name."""
        found = []
        for model in sorted(self.folder.glob("*.onnx")):
            try:
                found.append(voice_file(model))
            except BadVoice:
                continue
        return sorted(found, key=lambda voice: (not voice.is_vietnamese, voice.name))

    def chosen(self) -> VoiceFile:
        """The voice to speak with. Raises BadVoice when there is none."""
        if self.named is not None:
            return voice_file(self.named)
        for voice in self.installed():
            return voice
        raise BadVoice(f"no voice is installed in {self.folder.name}/")

    def find(self, name: str) -> VoiceFile:
        """The voice of that name. Raises BadVoice."""
        if self.named is not None and self.named.stem == name:
            return voice_file(self.named)
        return voice_file(self.folder / f"{name}.onnx")


def _state(path: Path) -> tuple[Path, int, int]:
    stat = path.stat()
    return path, stat.st_size, stat.st_mtime_ns


@lru_cache(maxsize=8)
def _sha256(*files: tuple[Path, int, int]) -> str:
    digest = hashlib.sha256()
    for path, _size, _changed in files:
        with path.open("rb") as opened:
            digest.update(hashlib.file_digest(opened, "sha256").digest())
    return digest.hexdigest()
