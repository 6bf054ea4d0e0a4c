"""What people are told of a recording: what was measured, what was kept, what to do next."""

from django.utils.translation import gettext as _

from media.recording.figures import Figures
from media.recording.verdict import Caution, Refusal


def refusal(found: Refusal, figures: Figures, expected: float) -> str:
    """Why a recording was not kept."""
    told = {"seconds": length(figures.seconds), "expected": length(expected)}
    return _refusals()[found] % told


def _refusals() -> dict[Refusal, str]:
    return {
        Refusal.SILENT: _(
            "Nothing can be heard in this recording, so it was not kept. Please check that the microphone is "
            "plugged in and switched on, then record again."
        ),
        Refusal.NOISE: _(
            "This recording is only a steady noise without a voice, so it was not kept. "
            "Please check the microphone, then record again."
        ),
        Refusal.TOO_SHORT: _(
            "The recording holds %(seconds)s of reading; this text takes about %(expected)s. It was not "
            "kept. Please read the whole text."
        ),
    }


def caution(found: Caution, figures: Figures, expected: float) -> str:
    """What whoever made it, and whoever approves it, should know."""
    told = {
        "seconds": length(figures.seconds),
        "expected": length(expected),
        "apart": round(figures.signal_to_noise),
    }
    return _cautions()[found] % told


def _cautions() -> dict[Caution, str]:
    return {
        Caution.SHORT: _(
            "It lasts %(seconds)s, much less than the %(expected)s this text usually takes. "
            "Perhaps not the whole text was read."
        ),
        Caution.LONG: _(
            "It lasts %(seconds)s, much more than the %(expected)s this text usually takes. "
            "Perhaps something was read twice."
        ),
        Caution.NOISY: _(
            "The background is loud: the voice is only %(apart)s decibels above it. "
            "Please close windows and doors, switch the fan off, and speak closer to the microphone."
        ),
        Caution.CLIPPED: _(
            "The voice is distorted: it was too loud for the microphone. "
            "Please keep a little further off and record it again."
        ),
        Caution.QUIET: _("The voice is very quiet. Please speak closer to the microphone."),
    }


def length(seconds: float) -> str:
    """Seconds as minutes and seconds: 3:05."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
