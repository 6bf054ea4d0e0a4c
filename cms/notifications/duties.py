"""The work of plans: one message a person a day that names it, and its place on the dashboard."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.duties.reminding import presses
from campaigns.duties.states import DutyState
from campaigns.models.reminding import ReminderRole
from campaigns.reminders import Call, calls, note, pending
from campaigns.seeing.choice import Choice
from campaigns.seeing.mine import Task, mine
from campaigns.seeing.rows import link
from cms.agenda import Errand
from cms.models import User
from cms.notifications.telling import tell
from cms.notifications.wording import when

NAMED = 12


@transaction.atomic
def remind_of_duties(today: date) -> int:
    """Tell everybody who is to be reminded of the work of plans on `today`; return how many people.

    The message and what is noted of it are kept together or not at all.
    """
    found = calls(today)
    for person, its in found.items():
        tell([person], key=f"duties:{today}", words=digest(its, today), link=_way(its))
    note(found, today)
    return len(found)


def digest(told: Iterable[Call], today: date) -> str:
    """Name the work, the latest first, a line each; what is too much for one message is counted."""
    ordered = sorted(told, key=lambda call: (call.one.duty.due_on, call.one.duty.pk))
    lines = [_("Work of plans: %(sums)s.") % {"sums": _sums(ordered, today)}]
    lines += [f"– {_line(call, today)}" for call in ordered[:NAMED]]
    more = len(ordered) - NAMED
    if more > 0:
        lines.append(
            ngettext("– and %(n)d more: open this message.", "– and %(n)d more: open this message.", more)
            % {"n": more}
        )
    return "\n".join(lines)


def _sums(told: Sequence[Call], today: date) -> str:
    """How many are late, due today and due soon, without those that are none."""
    days = [call.one.duty.due_on for call in told]
    late, now = sum(day < today for day in days), sum(day == today for day in days)
    counted = (
        (late, _("%(n)d late")),
        (now, _("%(n)d due today")),
        (len(days) - late - now, _("%(n)d due soon")),
    )
    return ", ".join(words % {"n": number} for number, words in counted if number)


def _line(call: Call, today: date) -> str:
    duty = call.one.duty
    said = when(duty.due_on, today, str(duty.activity))
    if call.role == ReminderRole.LEADER:
        part = _("led by %(unit)s") % {"unit": duty.owner or duty.activity.lead or _("no unit")}
    else:
        part = str(call.role.label)
    return f"{said} ({', '.join([part, *_details(call)])})."


def _details(call: Call) -> list[str]:
    """The channel, how much is done of what is wanted more than once, and earlier times that are late."""
    duty, before = call.one.duty, call.reminder.before
    found = [str(duty.get_channel_display())] if duty.channel else []
    if duty.required > 1 or call.one.standing.done:
        found.append(
            _("done %(done)d of %(wanted)d") % {"done": call.one.standing.done, "wanted": duty.required}
        )
    if before:
        found.append(
            ngettext("%(n)d earlier time late as well", "%(n)d earlier times late as well", before)
            % {"n": before}
        )
    return found


def _way(told: Iterable[Call]) -> str:
    """One's own work; for leaders who have no part in it, all that is late."""
    if all(call.role == ReminderRole.LEADER for call in told):
        return link(Choice(states=(DutyState.LATE.value, DutyState.SHORT.value)))
    return reverse("campaigns_mine")


def of_plans(user: User, today: date) -> list[Errand]:
    """Return the duties of one's units that are late or press; what recurs and is late, once."""
    found = mine(user, today)
    known = pending(task.one for task in found.now)
    pressing = [task for task, one in zip(found.now, known, strict=True) if presses(one, today)]
    return [_errand(task) for task in [*found.late, *pressing]]


def _errand(task: Task) -> Errand:
    duty = task.one.duty
    role = ReminderRole.LEAD if task.leads else ReminderRole.HELPS
    return Errand(
        key=f"campaigns.duty:{duty.pk}",
        words=f"{duty.activity} ({role.label})",
        due=duty.due_on,
        link=reverse("campaigns_duty", args=(duty.pk,)),
    )
