"""What players' rows say, in the words of people."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from broadcast.player.protocol import Reason

REASONS = {
    Reason.NONE: "",
    Reason.LATE: gettext_lazy("begun late"),
    Reason.INTERRUPTED: gettext_lazy("interrupted by something more urgent"),
    Reason.OUTRANKED: gettext_lazy("something more urgent was on air"),
    Reason.POWER_CUT: gettext_lazy("the power was cut or the player was switched off while it played"),
    Reason.WAS_OFF: gettext_lazy("the player was switched off"),
    Reason.NO_FILE: gettext_lazy("its sound had not arrived"),
    Reason.BAD_FILE: gettext_lazy("its sound had arrived damaged"),
    Reason.FALLBACK: gettext_lazy("its sound was missing; the standby sound was played"),
    Reason.CLOCK_UNTRUSTED: gettext_lazy("the player did not know what time it was"),
    Reason.QUIET_HOURS: gettext_lazy("it fell into the quiet hours"),
    Reason.SOUND_FAILED: gettext_lazy("the sound card failed"),
    Reason.RELAY_FAILED: gettext_lazy("the relayed station did not answer"),
    Reason.STOPPED: gettext_lazy("stopped by a person"),
    Reason.WITHDRAWN: gettext_lazy("taken off the schedule while it was on air"),
}


def never_knew() -> str:
    return _("the player had not received this slot")


def nobody_knows(days: int) -> str:
    return _("no word from the player for %(days)d days; nobody knows what was heard") % {"days": days}


def of_reason(reason: str) -> str:
    """A reason of a row in words; one this version does not know as it came."""
    try:
        return str(REASONS[Reason(reason)])
    except ValueError:
        return reason
