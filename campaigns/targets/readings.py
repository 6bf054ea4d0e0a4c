"""Readings of targets: rows of the ledger that say which value was reached on which day.

A reading is never changed: a correction is a row that stands in its place (`campaigns.corrections`). It
belongs to the target by its key, which stays the same through amendments of the plan.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.chain import COMMUNE
from campaigns.corrections import correct
from campaigns.duties.reading import within
from campaigns.evidence import moment_of, record
from campaigns.models import Campaign, Deed, Evidence, Target
from campaigns.models.plan import with_unit
from campaigns.targets.reached import TargetState, state_of

_SUBJECT = "campaigns.target:"


@dataclass(frozen=True, slots=True)
class Reading:
    """A value reached by the end of a local day, and where it comes from."""

    row: Evidence

    @property
    def amount(self) -> str:
        """The value with the unit it was read in."""
        return with_unit(self.value, self.row.unit)

    @property
    def value(self) -> Decimal:
        return self.row.quantity or Decimal(0)

    @property
    def day(self) -> date:
        return timezone.localdate(self.row.happened_at)

    @property
    def source(self) -> str:
        return str(self.row.detail.get("source", ""))


@dataclass(frozen=True, slots=True)
class Stood:
    """A target with its readings, the newest day first, and how it stands by the first of them."""

    target: Target
    readings: tuple[Reading, ...]
    state: TargetState

    @property
    def latest(self) -> Reading | None:
        return self.readings[0] if self.readings else None

    @property
    def reached(self) -> str:
        """The newest value with its unit; "" where nothing was read."""
        return self.readings[0].amount if self.readings else ""


def standing_targets(campaigns: Iterable[Campaign], today: date) -> list[Stood]:
    """Return the targets of plans as they stood on a local day: two queries."""
    keys = [campaign.pk for campaign in campaigns]
    targets = list(Target.objects.filter(campaign__in=keys).select_related("campaign").order_by(*_ORDER))
    read: defaultdict[str, list[Reading]] = defaultdict(list)
    for row in _rows([subject_of(one) for one in targets], today):
        read[row.subject].append(Reading(row))
    return [_stood(one, read[subject_of(one)], today) for one in targets]


_ORDER = ("campaign__starts_on", "campaign", "sort_order", "pk")


def _rows(subjects: list[str], today: date) -> list[Evidence]:
    rows = Evidence.objects.effective().filter(chain=COMMUNE, deed=Deed.MEASURED, subject__in=subjects)
    return list(rows.filter(happened_at__lt=within(today, today)[1]).order_by("-happened_at", "-position"))


def _stood(target: Target, read: list[Reading], today: date) -> Stood:
    """An amendment may have changed the unit: what was read in another one says nothing here."""
    readings = tuple(one for one in read if one.row.unit == target.unit)
    reached = readings[0].value if readings else None
    due = target.due_on or target.campaign.ends_on
    return Stood(target, readings, state_of(target.text, target.number, reached, due=due, today=today))


def subject_of(target: Target) -> str:
    return f"{_SUBJECT}{target.key}"


def target_read(row: Evidence) -> Target | None:
    """Return the target a row reads, in the plan itself; None for other rows, or where it was left out."""
    if not row.subject.startswith(_SUBJECT):
        return None
    key = UUID(row.subject.removeprefix(_SUBJECT))
    return Target.objects.filter(key=key, campaign__amends=None).select_related("campaign").first()


def read(target: Target, value: Decimal, day: date, source: str, *, by: str, token: UUID) -> Evidence:
    """Write a reading into the ledger and return its row; sent twice with one `token`, it is one row."""
    return record(
        key=f"targets:{token}",
        deed=Deed.MEASURED,
        channel="",
        title=target.text,
        words=_in_words(target, value, day, source),
        actor=by,
        happened_at=moment_of(day),
        subject=subject_of(target),
        quantity=value,
        unit=target.unit,
        detail={"source": source},
    )


def restate(
    row: Evidence, target: Target, value: Decimal, day: date, source: str, *, why: str, by: str
) -> Evidence:
    """Write the row that stands in the place of a reading; the same row where nothing is different.

    Raises campaigns.corrections.AlreadyCorrected, ValueError without a reason.
    """
    said: dict[str, Any] = {"quantity": value, "detail": {"source": source}}
    if day != timezone.localdate(row.happened_at):
        said["happened_at"] = moment_of(day)
    if all(getattr(row, name) == now for name, now in said.items()):
        return row
    return correct(row, why=why, actor=by, words=_in_words(target, value, day, source), **said)


def _in_words(target: Target, value: Decimal, day: date, source: str) -> str:
    facts = {
        "what": target.text,
        "reached": target.measured(value),
        "wanted": target.wanted,
        "day": f"{day:%d/%m/%Y}",
        "source": source,
    }
    said = _("Target “%(what)s”: %(reached)s reached by %(day)s; the plan wants %(wanted)s.") % facts
    return f"{said} {_('Source: %(source)s.') % facts}" if source else said
