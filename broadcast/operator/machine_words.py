"""What the browser player says; its script has no words of its own."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """Name -> sentence; {names} in braces are filled in by the script."""
    return {**_lamp(), **_checks(), **_outcomes()}


def _lamp() -> dict[str, str]:
    return {
        "title": _("Player in the browser"),
        "ready": _("Armed: plays by itself"),
        "ready_help": _(
            "Leave this page open and in front, the amplifier on, and the volume as it should be."
        ),
        "doubt": _("Armed, but please look below"),
        "doubt_help": _(
            "It plays what it has. What is marked below should be put right before the next slot."
        ),
        "on_air": _("On air now"),
        "cannot": _("Armed, but it cannot play"),
        "other": _("Another tab of this browser is the player already; please use that one."),
        "again": _("This computer is a player; press the button to go on"),
        "again_help": _("The browser lets a page make sound only after a press of a button."),
        "next": _("Next: {time}, {day}: {title} ({left})"),
        "hours": _("in {hours} h {minutes} min"),
        "minutes": _("in {minutes} min {seconds} s"),
        "disarm": _("Nothing is played by this computer any more once it is disarmed. Disarm it?"),
        "unsent": _(
            "What was heard has not all been sent yet. Please wait for the network, then press again."
        ),
        "not_allowed": _("Please sign in as an operator of the station first, then press again."),
        "unreachable": _("The machine that keeps the station did not answer. Please check the network."),
        "failed": _("Something went wrong: {what}. What was noted is kept."),
        "sent": _("The server has all of it."),
        "waiting": _("Not sent to the server yet: {count} lines."),
        "no_ahead": _("Nothing is planned for the coming two days."),
        "ear_on": _("Check the loudspeakers by a microphone"),
        "ear_off": _("Switch the microphone off"),
        "no_log": _("Nothing was heard on this computer yet."),
    }


def _checks() -> dict[str, str]:
    return {
        "secure": _("The page is open in a way that lets it keep sound."),
        "insecure": _(
            "Browsers let a page keep sound only at an address with https, or on the machine itself "
            "(127.0.0.1). Please open this page so."
        ),
        "online": _("The server answers."),
        "offline": _("The server does not answer. What is kept here is played; the log is sent later."),
        "revoked": _("This player was withdrawn at the server. Disarm it here, or arm it anew."),
        "clock": _("The time is known, by the server."),
        "no_clock": _("The time is not known yet: the server has to answer once before anything is played."),
        "files": _("All sound of the coming days is on this computer."),
        "missing": _("Sound not here yet: {count} files. They are fetched as long as the network lasts."),
        "in_front": _("The page is in front."),
        "behind": _("The page is hidden: the browser may put it to sleep. Please bring it to the front."),
        "awake": _("The screen stays on, so the computer does not sleep."),
        "listens": _("The microphone listens to the loudspeakers; only how loud it is leaves this computer."),
        "deaf": _(
            "The microphone is not to be had: connect it, and allow this page to use it in the browser."
        ),
        "may_sleep": _(
            "The computer may fall asleep. Please switch off sleep and the screen saver in its settings."
        ),
    }


def _outcomes() -> dict[str, str]:
    return {
        "aired": _("heard whole"),
        "partial": _("heard in part"),
        "missed": _("not heard"),
        "why_late": _("begun late"),
        "why_interrupted": _("something more urgent broke in"),
        "why_outranked": _("something more urgent was on air"),
        "why_power_cut": _("the page or the computer was ended meanwhile"),
        "why_was_off": _("the page was not open then"),
        "why_no_file": _("its sound had not arrived"),
        "why_bad_file": _("its sound was damaged"),
        "why_fallback": _("its sound was missing, the stand-in was played"),
        "why_clock_untrusted": _("the time was not known"),
        "why_quiet_hours": _("quiet hours"),
        "why_sound_failed": _("the computer gave no sound"),
        "why_relay_failed": _("the relayed station could not be heard"),
        "why_stopped": _("it was stopped"),
        "why_withdrawn": _("it was taken out of the plan"),
    }
