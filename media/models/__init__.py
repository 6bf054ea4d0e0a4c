from media.models.clips import AudioClip
from media.models.engine_rests import EngineRest
from media.models.pronunciations import Pronunciation
from media.models.recordings import Recording
from media.models.voices import VoiceProfile

__all__ = ["AudioClip", "EngineRest", "Pronunciation", "Recording", "VoiceProfile"]
