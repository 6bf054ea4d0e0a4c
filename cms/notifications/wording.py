"""How people say when something is due; pure."""

from datetime import date

from django.utils.translation import gettext as _


def when(due: date, today: date, what: str) -> str:
    """Say what is due and when, as people do."""
    days = (due - today).days
    if days < 0:
        return _("%(days)d days late: %(what)s") % {"days": -days, "what": what}
    if days == 0:
        return _("Due today: %(what)s") % {"what": what}
    return _("Due on %(day)s: %(what)s") % {"day": f"{due:%d/%m/%Y}", "what": what}
