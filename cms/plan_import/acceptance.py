"""Accepting a plan: one draft with all its lists and activities is written, or nothing is."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from campaigns.models import (
    Activity,
    Assignment,
    BudgetLine,
    Campaign,
    LegalBasis,
    PlanContent,
    Recipient,
    Target,
    Unit,
)
from cms.models import User
from cms.plan_import.carried import Carried
from cms.plan_import.filling import audience_of
from cms.plan_import.identity import identity_of
from cms.plan_import.known import Known, by_file, by_number
from cms.plan_import.models import PlanImport
from cms.plan_import.sheet import Sheet
from cms.plan_import.units import key_of, keys_of, kind_of


class AlreadyThere(Exception):
    """The plan is in the system: `known` says which one it is."""

    def __init__(self, known: Known) -> None:
        super().__init__(f"campaign {known.campaign.pk}")
        self.known = known


def accept(sheet: Sheet, carried: Carried, *, by: User, another: bool = False) -> Campaign:
    """Write a valid sheet as a draft and return it. Raises AlreadyThere, and then nothing is written.

    `another`: it is not the plan that was imported under this number and was given another one since; the
    number is then free again. Two acceptances at once make one campaign: the second meets the unique columns
    of PlanImport.
    """
    said = sheet.plan.cleaned_data
    number = (said["issuer"], said["symbol"], said["issued_on"])
    known = by_file(carried.digest) or by_number(*number)
    freed = known.record if known and known.renumbered and another else None
    if known and not freed:
        raise AlreadyThere(known)
    try:
        with transaction.atomic():
            if freed:
                PlanImport.objects.filter(pk=freed.pk).update(identity="")
            campaign = _written(sheet)
            PlanImport.objects.create(
                campaign=campaign,
                digest=carried.digest,
                identity=identity_of(*number),
                file_name=carried.name,
                made_by=by,
            )
            log(instance=campaign, action="wagtail.create", user=by)
    except IntegrityError as taken:
        known = by_file(carried.digest) or by_number(*number)
        if known is None:
            raise
        raise AlreadyThere(known) from taken
    return campaign


def _written(sheet: Sheet) -> Campaign:
    left: dict[str, list[str]] = {}
    for row in sheet.kept("left"):
        left.setdefault(row["use"], []).append(row["text"])
    plan = {**sheet.plan.cleaned_data}
    recipients = [*plan.pop("recipients"), *(text[:200] for text in left.get("recipient", []))]
    for name in ("purpose", "requirements"):
        plan[name] = "\n".join(filter(None, [plan[name], *left.get(name, [])]))
    campaign = Campaign.objects.create(**plan)
    units = _Units(sheet.kept("units"))
    _lists(campaign, sheet, units, left.get("content", []))
    _ordered(Recipient(campaign=campaign, name=name) for name in recipients)
    for row in sheet.kept("activities"):
        _activity(campaign, dict(row), units)
    for text in left.get("activity", []):
        Activity.objects.create(campaign=campaign, title=text[:1000])
    return campaign


def _lists(campaign: Campaign, sheet: Sheet, units: "_Units", contents: Iterable[str]) -> None:
    _ordered(LegalBasis(campaign=campaign, **_of(row)) for row in sheet.kept("bases"))
    _ordered(
        [
            *(PlanContent(campaign=campaign, **_of(row)) for row in sheet.kept("contents")),
            *(PlanContent(campaign=campaign, audience=audience_of(text), text=text) for text in contents),
        ]
    )
    _ordered(Target(campaign=campaign, **_of(row)) for row in sheet.kept("targets"))
    _ordered(BudgetLine(campaign=campaign, **_of(row)) for row in sheet.kept("budget"))
    _ordered(
        Assignment(campaign=campaign, unit=units.named(row["unit"]), text=row["text"])
        for row in sheet.kept("tasks")
    )


def _of(row: Any) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "keep"}


def _ordered(rows: Iterable[Any]) -> None:
    for at, row in enumerate(rows):
        row.sort_order = at
        row.save()


def _activity(campaign: Campaign, row: dict[str, Any], units: "_Units") -> None:
    lead, helpers = row.pop("lead"), row.pop("coordinating")
    activity = Activity(campaign=campaign, lead=units.named(lead) if lead else None, **_of(row))
    activity.coordinating.set([units.named(name) for name in helpers])
    activity.save()


class _Units:
    """The units that names mean: as chosen on the sheet, else one of the same name, else a new one."""

    def __init__(self, chosen: Iterable[Any]) -> None:
        there = {unit.pk: unit for unit in Unit.objects.all()}
        keys = keys_of((pk, unit.name) for pk, unit in there.items())
        self._by_key = {key: there[pk] for key, pk in keys.items()}
        for row in chosen:
            key = key_of(row["name"])
            if row["unit"] is not None:
                self._by_key[key] = there[row["unit"]]
            else:
                self._by_key.pop(key, None)

    def named(self, name: str) -> Unit:
        key = key_of(name)
        if key not in self._by_key:
            self._by_key[key] = Unit.objects.get_or_create(name=name, defaults={"kind": kind_of(name)})[0]
        return self._by_key[key]
