"""Speech engines and what became of them, in the operator's words."""

from collections.abc import Iterator, Sequence

import structlog
from django.utils.translation import gettext as _

from broadcast.building import reasons
from media.models.voices import EngineChoice
from media.speech.synthesis import Fallback, Reason

log = structlog.get_logger(__name__)
# An engine that is switched off or not installed is the station's own choice, not news.
NEWS = (Reason.FAILED, Reason.RESTING, Reason.REFUSED)


def engine_name(engine: str) -> str:
    return str(EngineChoice(engine).label)


def short_name(engine: str) -> str:
    """The name alone: without what the label says of it in brackets."""
    return engine_name(engine).partition(" (")[0]


def why(reason: Reason) -> str:
    """Why an engine did not read."""
    match reason:
        case Reason.OFF:
            return _("switched off")
        case Reason.RESTING:
            return _("failed a short while ago and is left alone for some minutes")
        case Reason.NOT_INSTALLED:
            return _("no voice is installed")
        case Reason.FAILED:
            return _("gave no answer or no proper sound")
        case Reason.REFUSED:
            return _("could not read this text")


def told(fell_back: Sequence[Fallback], used: str) -> Iterator[str]:
    """A sentence for each engine before the one in use that should have read and did not."""
    for tried in fell_back:
        if tried.reason in NEWS:
            log.warning("engine fell back", engine=tried.engine, reason=str(tried.reason), used=used)
            yield reasons.fell_back(short_name(tried.engine), short_name(used))


def fared(attempts: Sequence[Fallback]) -> str:
    """How each engine fared when none was left."""
    return "; ".join(f"{engine_name(tried.engine)}: {why(tried.reason)}" for tried in attempts)
