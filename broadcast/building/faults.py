"""What stopped a build: for good, or for now."""

from dataclasses import dataclass

from broadcast.building import reasons
from broadcast.building.voices import fared
from media.audio import AudioRejected
from media.audio.rejection import DISK_FULL
from media.speech.cache import SentenceLost
from media.speech.synthesis import NoEngineLeft


class BuildRefused(Exception):
    """The bulletin cannot be built as it stands, however often it is tried.

    `reason` is the operator's sentence; the exception's own words are the log's.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Fault:
    """`reason` for the operator, `detail` for the log; `passing`: worth another try later."""

    reason: str
    detail: str
    passing: bool
    expected: bool = True


def diagnose(error: Exception) -> Fault:
    """What an exception of a build means for its bulletin."""
    detail = f"{type(error).__name__}: {error}"
    match error:
        case BuildRefused():
            return Fault(error.reason, detail, passing=False)
        case NoEngineLeft():
            return Fault(reasons.no_engine(fared(error.attempts)), detail, passing=True)
        case AudioRejected():
            return _of_the_workshop(error)
        case OSError() if error.errno in DISK_FULL:
            return Fault(reasons.disk_full(), detail, passing=True)
        case SentenceLost():
            return Fault(reasons.sentence_lost(), detail, passing=True)
    return Fault(reasons.unexpected(), detail, passing=True, expected=False)


def _of_the_workshop(error: AudioRejected) -> Fault:
    """A disk or a machine under strain recovers; silence and noise stay what they are."""
    detail = f"{error.code}: {error.detail}"
    passing = {"disk_full": reasons.disk_full, "timeout": reasons.too_slow, "failed": reasons.audio_failed}
    lasting = {"silent": reasons.silent, "noise": reasons.noise}
    if error.code in passing:
        return Fault(passing[error.code](), detail, passing=True)
    reason = lasting[error.code]() if error.code in lasting else str(error)
    return Fault(reason, detail, passing=False)
