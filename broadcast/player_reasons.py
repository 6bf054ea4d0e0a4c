"""Why a player did not play an airing whole, or not as planned, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from broadcast.player.protocol import Reason


def in_words(reason: Reason, detail: str = "") -> str:
    """A sentence, with what the player added in brackets; "" where nothing was unusual."""
    words = _sentences()[reason]
    return f"{words} ({detail})" if words and detail else words


def _sentences() -> Mapping[Reason, str]:
    return {
        Reason.NONE: "",
        Reason.LATE: _("It began later than planned."),
        Reason.INTERRUPTED: _("Something more urgent broke into it."),
        Reason.OUTRANKED: _("Something more urgent was on air until its time was over."),
        Reason.POWER_CUT: _("The player lost its power or was ended while it played."),
        Reason.WAS_OFF: _("The player was switched off when it was to be heard."),
        Reason.NO_FILE: _("Its sound had not reached the player."),
        Reason.BAD_FILE: _("Its sound on the player was damaged, so it was not played."),
        Reason.FALLBACK: _("Its sound had not reached the player, which played the fallback instead."),
        Reason.CLOCK_UNTRUSTED: _("The player did not know what time it was."),
        Reason.QUIET_HOURS: _("Its time lay in the quiet hours."),
        Reason.SOUND_FAILED: _("The player's sound card did not work."),
        Reason.RELAY_FAILED: _("The station to be relayed could not be heard."),
        Reason.STOPPED: _("Somebody stopped it."),
        Reason.WITHDRAWN: _("It was taken off the schedule after its beginning."),
    }
