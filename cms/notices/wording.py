"""What officers read about the duties of a notice: obligations -> sentences that end with their source."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cms.notices.duties import Duty, Obligation, Standing

if TYPE_CHECKING:
    from cms.notices.models import Posting


def sentence(one: Obligation) -> str:
    """Return an obligation and how it stands as one sentence with the articles it rests on."""
    subject = _SUBJECTS[one.duty](one)
    state = _STATES[one.standing](one)
    return f"{subject}: {state} ({sources(one)})."


def days_left(postings: Iterable["Posting"], today: date) -> str:
    """Say how long a notice that owes nothing still hangs, by the place it comes down from first."""
    hanging = [one for one in postings if one.state == "posted"]
    days = [one.take_down_from for one in hanging if one.take_down_from]
    if not hanging:
        return _("nothing is owed")
    if not days:
        return _("posted permanently")
    first = min(days)
    if first <= today:
        return _("posted long enough: to be taken down since %(day)s") % {"day": f"{first:%d/%m/%Y}"}
    return _("hangs, to be taken down on %(day)s (%(days)d days left)") % {
        "day": f"{first:%d/%m/%Y}",
        "days": (first - today).days,
    }


def sources(one: Obligation) -> str:
    """Return "Điều 13 khoản 2, Điều 12 khoản 3 Luật số 10/2022/QH15"."""
    places = ", ".join(f"Điều {basis.article} khoản {basis.clause}" for basis in one.bases)
    return f"{places} {one.bases[0].law}"


def _publish(one: Obligation) -> str:
    return _("On the website")


def _post(one: Obligation) -> str:
    return _("Posting at %(place)s") % {"place": one.place}


def _keep(one: Obligation) -> str:
    return _("Kept posted at %(place)s") % {"place": one.place}


def _air(one: Obligation) -> str:
    return _("On the loudspeakers, %(done)d of %(wanted)d days on end") % {
        "done": one.done,
        "wanted": one.wanted,
    }


def _fulfilled(one: Obligation) -> str:
    if one.days:
        return _("done, %(days)d working days late") % {"days": one.days}
    return _("done")


def _running(one: Obligation) -> str:
    return _("hangs, to stay until %(day)s with that day (%(days)d days more)") % {
        "day": f"{one.until:%d/%m/%Y}",
        "days": one.days,
    }


def _due(one: Obligation) -> str:
    if one.until is None:
        return _("to be done; the date of the document is missing")
    if one.days <= 0:
        return _("due today (%(day)s)") % {"day": f"{one.until:%d/%m/%Y}"}
    return _("due by %(day)s, %(days)d working days left") % {
        "day": f"{one.until:%d/%m/%Y}",
        "days": one.days,
    }


def _late(one: Obligation) -> str:
    return _("late by %(days)d working days (it was due by %(day)s)") % {
        "days": one.days,
        "day": f"{one.until:%d/%m/%Y}",
    }


def _broken(one: Obligation) -> str:
    if one.until is None:
        return _("taken down although it is to be posted permanently; please post it again")
    return _("taken down %(days)d days too early; please post it again") % {"days": one.days}


_SUBJECTS: dict[Duty, Callable[[Obligation], str]] = {
    Duty.PUBLISH: _publish,
    Duty.POST: _post,
    Duty.KEEP: _keep,
    Duty.AIR: _air,
}
_STATES: dict[Standing, Callable[[Obligation], str]] = {
    Standing.FULFILLED: _fulfilled,
    Standing.RUNNING: _running,
    Standing.DUE: _due,
    Standing.LATE: _late,
    Standing.BROKEN: _broken,
}
