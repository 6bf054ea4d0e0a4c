"""How often, in Vietnamese words."""

from django.utils.translation import gettext as _

from campaigns.models import Activity


def in_words(activity: Activity) -> str:
    """ "2 lần/tuần", "1 lần/2 tháng"."""
    period = activity.get_period_display()
    if activity.every == 1:
        return _("%(times)d times a %(period)s") % {"times": activity.times, "period": period}
    return _("%(times)d times in %(every)d %(period)s") % {
        "times": activity.times,
        "every": activity.every,
        "period": period,
    }
