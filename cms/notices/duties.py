"""What a notice owes under the law and how far each duty is met; pure, each duty with its source.

The facts are what was done (posted where and when, taken down when, aired on which days); nothing is assumed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cms.consecutive import length, longest
from cms.notices.disclosure import TIMELY, WORKING_DAYS, Basis, Form, Rule, rules
from cms.notices.working_days import Calendar, earliest_take_down, last_day_posted


class Duty(StrEnum):
    """What is owed."""

    PUBLISH = "publish"  # on the website, in time
    POST = "post"  # at a place, in time
    KEEP = "keep"  # posted there long enough
    AIR = "air"  # on enough days in a row


class Standing(StrEnum):
    """How far a duty is met; BROKEN cannot be mended any more, except by beginning anew."""

    FULFILLED = "fulfilled"
    RUNNING = "running"
    DUE = "due"
    LATE = "late"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Posted:
    """A place a notice is to be posted at, and what happened there."""

    place: str
    posted_on: date | None = None
    taken_down_on: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a notice on the day `today`.

    `document_date` None: nobody knows yet when the five working days began. `rules` are those of its clause
    unless others hold (the quarterly register).
    """

    clause: int | None
    document_date: date | None
    today: date
    published_on: date | None = None
    postings: tuple[Posted, ...] = ()
    aired_on: frozenset[date] = field(default_factory=frozenset)
    rules: tuple[Rule, ...] | None = None

    @property
    def asked(self) -> tuple[Rule, ...]:
        return rules(self.clause) if self.rules is None else self.rules


@dataclass(frozen=True, slots=True)
class Obligation:
    """One duty and how it stands.

    `days` depends on `standing`: DUE, working days left (0: today); LATE, working days late; FULFILLED,
    working days it was done late (0: in time); RUNNING, calendar days until it is met; BROKEN, days missing.
    `until` is the day that ends it: the due day, the last day of posting. `done` of `wanted`: days aired.
    """

    duty: Duty
    standing: Standing
    bases: tuple[Basis, ...]
    place: str = ""
    until: date | None = None
    days: int = 0
    done: int = 0
    wanted: int = 0

    @property
    def open(self) -> bool:
        return self.standing in (Standing.DUE, Standing.LATE, Standing.BROKEN)


def due_day(document_date: date, calendar: Calendar) -> date:
    """Return the last day to make a document public: 05 working days (Điều 12 khoản 3)."""
    return calendar.after(document_date, WORKING_DAYS)


def obligations(facts: Facts, calendar: Calendar) -> list[Obligation]:
    """Return everything a notice owes, in the order of Điều 13."""
    found: list[Obligation] = []
    for rule in facts.asked:
        found += _OF_FORM[rule.form](facts, rule, calendar)
    return found


def worst(owed: Iterable[Obligation]) -> Obligation | None:
    """Return what to look at first: the latest, then broken, then soonest due; None if all is well."""
    order = {Standing.LATE: 0, Standing.BROKEN: 1, Standing.DUE: 2}
    open_ones = [one for one in owed if one.open]
    return min(
        open_ones,
        key=lambda one: (order[one.standing], one.days if one.standing == Standing.DUE else -one.days),
        default=None,
    )


def _on_the_website(facts: Facts, rule: Rule, calendar: Calendar) -> list[Obligation]:
    return [_in_time(Duty.PUBLISH, facts, rule, facts.published_on, calendar)]


def _on_the_board(facts: Facts, rule: Rule, calendar: Calendar) -> list[Obligation]:
    found = []
    for one in facts.postings:
        found.append(_in_time(Duty.POST, facts, rule, one.posted_on, calendar, one.place))
        if one.posted_on:
            found.append(_kept(one, one.posted_on, rule, facts.today))
    return found


def _on_the_loudspeakers(facts: Facts, rule: Rule, calendar: Calendar) -> list[Obligation]:
    wanted = rule.days or 0
    best = longest(facts.aired_on)
    done = min(length(best), wanted)
    if best and done == wanted:
        return [
            Obligation(Duty.AIR, Standing.FULFILLED, (rule.basis,), until=best[1], done=done, wanted=wanted)
        ]
    timed = _in_time(Duty.AIR, facts, rule, None, calendar)
    return [
        Obligation(
            Duty.AIR,
            timed.standing,
            timed.bases,
            until=timed.until,
            days=timed.days,
            done=done,
            wanted=wanted,
        )
    ]


def _in_time(
    duty: Duty, facts: Facts, rule: Rule, done_on: date | None, calendar: Calendar, place: str = ""
) -> Obligation:
    """How a deadline of five working days stands; without the date of the document it is due at once."""
    bases = (rule.basis, TIMELY)
    due = due_day(facts.document_date, calendar) if facts.document_date else None
    if done_on:
        late = calendar.between(due, done_on) if due and done_on > due else 0
        return Obligation(duty, Standing.FULFILLED, bases, place, due, max(0, late))
    if due is None:
        return Obligation(duty, Standing.DUE, bases, place)
    if facts.today > due:
        return Obligation(duty, Standing.LATE, bases, place, due, max(1, calendar.between(due, facts.today)))
    return Obligation(duty, Standing.DUE, bases, place, due, calendar.between(facts.today, due))


def _kept(posted: Posted, posted_on: date, rule: Rule, today: date) -> Obligation:
    """How the time a posting hangs stands; permanent postings are met while they hang."""
    first_down = earliest_take_down(posted_on, rule.days)
    if first_down is None or rule.days is None:
        standing = Standing.BROKEN if posted.taken_down_on else Standing.FULFILLED
        return Obligation(Duty.KEEP, standing, (rule.basis,), posted.place)
    until = last_day_posted(posted_on, rule.days)
    down = posted.taken_down_on
    if down and down < first_down:
        missing = (first_down - down).days
        return Obligation(Duty.KEEP, Standing.BROKEN, (rule.basis,), posted.place, until, missing)
    if today >= first_down:
        return Obligation(Duty.KEEP, Standing.FULFILLED, (rule.basis,), posted.place, until)
    left = (first_down - today).days
    return Obligation(Duty.KEEP, Standing.RUNNING, (rule.basis,), posted.place, until, left)


_OF_FORM = {
    Form.WEBSITE: _on_the_website,
    Form.BOARD: _on_the_board,
    Form.LOUDSPEAKERS: _on_the_loudspeakers,
}
