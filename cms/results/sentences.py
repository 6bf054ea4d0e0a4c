"""What is said to officers about their figures."""

from django.utils.translation import gettext as _

from cms.results.figures import Contradiction, Counts


def sentence(contradiction: Contradiction, counts: Counts) -> str:
    """Say what figures contradict themselves in, with the numbers to look at."""
    if contradiction == Contradiction.MORE_SETTLED_THAN_RECEIVED:
        return _(
            "Settled (%(settled)d) and returned (%(returned)d) are more than received (%(received)d, "
            "of which carried over %(carried_over)d)."
        ) % {
            "settled": counts.settled,
            "returned": counts.returned,
            "received": counts.received,
            "carried_over": counts.carried_over,
        }
    if contradiction == Contradiction.MORE_SATISFIED_THAN_ASKED:
        return _("More people were satisfied (%(satisfied)d) than were asked (%(asked)d).") % {
            "satisfied": counts.satisfied,
            "asked": counts.asked,
        }
    return _(
        "Settled (%(settled)d), in progress (%(in_progress)d) and returned (%(returned)d) make %(sum)d, "
        "but %(received)d were received."
    ) % {
        "settled": counts.settled,
        "in_progress": counts.in_progress,
        "returned": counts.returned,
        "sum": counts.settled + counts.in_progress + counts.returned,
        "received": counts.received,
    }
