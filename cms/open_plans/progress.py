"""How far a plan has come, in the few numbers and words residents are told. Pure over what was counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from campaigns.duties.reading import Counted
from campaigns.duties.states import FULFILLED, DutyState
from campaigns.seeing.tiles import whole_percent

WIDTH = 1000  # units of the drawing
DONE, NOW, LATE, AHEAD = "done", "now", "late", "ahead"
BEHIND = frozenset({DutyState.LATE, DutyState.SHORT})
LABELS: dict[str, Promise] = {
    DONE: pgettext_lazy("resident, of duties", "done"),
    NOW: pgettext_lazy("resident, of duties", "to be done now"),
    LATE: pgettext_lazy("resident, of duties", "late"),
    AHEAD: pgettext_lazy("resident, of duties", "not begun yet"),
}
SIGNS = {DONE: "✓", NOW: "▶", LATE: "✗", AHEAD: "○"}
WORDS: dict[str, Promise] = {
    DONE: pgettext_lazy("resident, of duties", "Done"),
    NOW: pgettext_lazy("resident, of duties", "Being done"),
    LATE: pgettext_lazy("resident, of duties", "Something is late"),
    AHEAD: pgettext_lazy("resident, of duties", "Not begun yet"),
}
ON_SCHEDULE = pgettext_lazy("resident, of duties", "On schedule")
NOT_ALL_DONE = pgettext_lazy("resident, of duties", "Not all done")
NOT_DONE = pgettext_lazy("resident, of duties", "not done")


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the bar: `tone` names its colour, `x` and `width` its place in a drawing 1,000 wide."""

    tone: str
    sign: str
    label: str
    number: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Progress:
    """Duties by how they stand, `fell_due` of them by `today`; `waived` ones are not owed and nowhere else.

    A closed plan has only what was done and what was not (`late`).
    """

    today: date
    closed: bool
    done: int
    done_late: int
    now: int
    late: int
    ahead: int
    waived: int
    fell_due: int
    done_of_due: int

    @property
    def owed(self) -> int:
        return self.done + self.now + self.late + self.ahead

    @property
    def percent(self) -> int:
        """What is done of all, in whole per cent."""
        return whole_percent(self.done, self.owed) if self.owed else 0

    @property
    def tone(self) -> str:
        """What presses most; "" where nothing is owed."""
        numbers = ((LATE, self.late), (NOW, self.now), (AHEAD, self.ahead), (DONE, self.done))
        return next((tone for tone, number in numbers if number), "")

    @property
    def word(self) -> str:
        """The state of the whole in a word or two; "" where nothing is owed."""
        if self.tone == LATE and self.closed:
            return str(NOT_ALL_DONE)
        if self.tone == AHEAD and self.done:
            return str(ON_SCHEDULE)
        return str(WORDS[self.tone]) if self.tone else ""

    @property
    def badge(self) -> str:
        """The class of a badge in this tone."""
        on_schedule = "done" if self.done else "cancelled"
        return {LATE: "late", NOW: "due", DONE: "done", AHEAD: on_schedule}.get(self.tone, "cancelled")

    @property
    def on_the_whole(self) -> tuple[str, str]:
        """Of a whole plan: its word and the class of the badge; both "" while nothing fell due."""
        if not self.fell_due and not self.late:
            return "", ""
        if self.tone in (LATE, DONE):
            return self.word, self.badge
        return str(ON_SCHEDULE), "done"

    @property
    def shares(self) -> list[Share]:
        """The parts there is something of, in the order of the bar."""
        numbers = {DONE: self.done, NOW: self.now, LATE: self.late, AHEAD: self.ahead}
        found, x = [], 0.0
        for tone, number in numbers.items():
            if number:
                width = round(WIDTH * number / self.owed, 1)
                label = NOT_DONE if self.closed and tone == LATE else LABELS[tone]
                found.append(Share(tone, SIGNS[tone], str(label), number, round(x, 1), width))
                x += width
        return found

    @property
    def sentence(self) -> str:
        """The whole in one sentence, for the page, lists and feeds."""
        facts = {
            "done": self.done,
            "owed": self.owed,
            "due": self.fell_due,
            "of_due": self.done_of_due,
            "day": f"{self.today:%d/%m/%Y}",
        }
        if not self.owed:
            return _("Nothing in this plan is counted by a day.")
        if self.closed:
            return _("The plan is closed: %(done)d of %(owed)d tasks were done.") % facts
        if not self.fell_due:
            return _("By %(day)s no task has fallen due yet; %(done)d of %(owed)d are done.") % facts
        return (
            _(
                "By %(day)s: of %(due)d tasks that have fallen due, %(of_due)d are done. The whole plan has "
                "%(owed)d tasks, %(done)d of them done."
            )
            % facts
        )

    @property
    def in_short(self) -> str:
        """For one activity: "8 of 10 tasks done"."""
        words = ngettext("%(done)d of %(owed)d task done", "%(done)d of %(owed)d tasks done", self.owed)
        return words % {"done": self.done, "owed": self.owed}


def progress(counted: Iterable[Counted], today: date, *, closed: bool) -> Progress:
    """Add up how duties stand on `today`."""
    counted = list(counted)
    owed = [one for one in counted if one.standing.state is not DutyState.WAIVED]
    states = [one.standing.state for one in owed]
    fell_due = [one for one in owed if closed or one.duty.due_on < today]
    done = sum(state in FULFILLED for state in states)
    return Progress(
        today=today,
        closed=closed,
        done=done,
        done_late=states.count(DutyState.DONE_LATE),
        now=0 if closed else states.count(DutyState.DUE),
        late=len(states) - done if closed else sum(state in BEHIND for state in states),
        ahead=0 if closed else states.count(DutyState.AHEAD),
        waived=len(counted) - len(owed),
        fell_due=len(fell_due),
        done_of_due=sum(one.standing.state in FULFILLED for one in fell_due),
    )
