"""Sentences on emergencies for the people who make and stop them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from broadcast.models import Emergency

OBJECTIONS = {
    "not_allowed": gettext_lazy("Only a leader may put this on air. Please ask one to do it."),
    "drill_in_quiet_hours": gettext_lazy(
        "A drill is never heard in the quiet hours. Please hold it at another time."
    ),
    "quiet_hours": gettext_lazy(
        "It would be heard in the quiet hours. Then only a named approver of the station may put it on air."
    ),
    "not_named": gettext_lazy(
        "At this station only a named approver may put this on air. Please ask one to do it."
    ),
    "own_words": gettext_lazy("You wrote this. A second person has to put it on air."),
}
DRILL_WORDS = "Đây là diễn tập."


def zones_of(emergency: Emergency) -> str:
    """The loudspeaker zones in words; none chosen means all of them."""
    names = list(emergency.zones.values_list("name", flat=True))
    return ", ".join(names) if names else _("all zones")


def called(emergency: Emergency) -> str:
    """What it is, in words that tell a drill from an emergency."""
    words = _("drill “%(title)s”") if emergency.drill else _("emergency “%(title)s”")
    return words % {"title": emergency.title}


def heard_words(emergency: Emergency) -> str:
    """What is heard of it, drill words included."""
    return f"{DRILL_WORDS} {emergency.text} {DRILL_WORDS}" if emergency.drill else emergency.text
