"""A plan as data and back: one shape for its versions, amendments, copies, and ready plans.

    {title, issuer, symbol, issued_on, starts_on, ends_on, purpose, requirements, channels, is_public,
     counted_from, legal_bases: [{kind, symbol, issued_on, issuer, title}], contents: [{audience, text}],
     targets: [{key, text, number, unit, due_on}], budget: [{text, amount, source}],
     assignments: [{unit, text}], recipients: [{name}],
     activities: [{id, section, title, channels, audience, timing, uncounted, every_days, lead,
                   coordinating: [...], product, note, starts_on, ends_on}]}

Days are "2026-08-31" or None, units of the commune their names, numbers of targets strings ("98.00").
A target's key is what its readings know it by: amendments keep it, copies for another year get their own.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models, transaction

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
from campaigns.moving import moved_day, moved_words

PlanData = dict[str, Any]

PLAN_FIELDS = (
    "title",
    "issuer",
    "symbol",
    "issued_on",
    "starts_on",
    "ends_on",
    "purpose",
    "requirements",
    "channels",
    "is_public",
    "counted_from",
)
LISTS: dict[str, tuple[type[models.Model], tuple[str, ...]]] = {
    "legal_bases": (LegalBasis, ("kind", "symbol", "issued_on", "issuer", "title")),
    "contents": (PlanContent, ("audience", "text")),
    "targets": (Target, ("text", "number", "unit", "due_on")),
    "budget": (BudgetLine, ("text", "amount", "source")),
    "assignments": (Assignment, ("unit", "text")),
    "recipients": (Recipient, ("name",)),
}
UNSAID = {"targets": ("key",)}  # kept with a row of a list, and no words of the plan
ACTIVITY_FIELDS = (
    "section",
    "title",
    "channels",
    "audience",
    "timing",
    "uncounted",
    "every_days",
    "lead",
    "product",
    "note",
    "starts_on",
    "ends_on",
)
OF_THE_PAPER = ("symbol", "issued_on", "counted_from")  # of one approved document, never of the next
_UNMOVED = frozenset({"id", "legal_bases", "issuer", "symbol", "unit", "lead", "coordinating", "number"})


def as_data(campaign: Campaign) -> PlanData:
    """Return everything the plan says now; activities that an amendment left out are not in it."""
    lists = {
        name: [
            _said(row, (*UNSAID.get(name, ()), *fields))
            for row in model._default_manager.filter(campaign=campaign)
        ]
        for name, (model, fields) in LISTS.items()
    }
    activities = campaign.activities.filter(dropped_on=None).select_related("lead")
    return {
        **_said(campaign, PLAN_FIELDS),
        **lists,
        "activities": [activity_data(activity) for activity in activities.prefetch_related("coordinating")],
    }


def activity_data(activity: Activity) -> PlanData:
    """Return what one activity says, with its id."""
    coordinating = sorted(unit.name for unit in activity.coordinating.all())
    return {"id": activity.pk, **_said(activity, ACTIVITY_FIELDS), "coordinating": coordinating}


@transaction.atomic
def from_data(data: Mapping[str, Any], **more: Any) -> Campaign:
    """Make a draft of what `data` says, with `more` fields of the campaign; activities are new ones.

    An "origin" of an activity is the id of the one it stands for or came from.
    """
    campaign = Campaign(**_values(Campaign, PLAN_FIELDS, data), **more)
    campaign.save()
    write_lists(campaign, data)
    for activity in data.get("activities", ()):
        add_activity(campaign, activity)
    return campaign


def write_fields(campaign: Campaign, data: Mapping[str, Any], fields: Sequence[str]) -> None:
    """Write fields of the plan itself from data; the campaign is saved."""
    for name, value in _values(Campaign, fields, data).items():
        setattr(campaign, name, value)
    campaign.save(update_fields=list(fields))


def write_lists(campaign: Campaign, data: Mapping[str, Any]) -> None:
    """Put the lists of `data` in the place of what the plan has."""
    for name, (model, fields) in LISTS.items():
        model._default_manager.filter(campaign=campaign).delete()
        model._default_manager.bulk_create(
            [
                model(
                    campaign=campaign,
                    sort_order=place,
                    **_values(model, (*UNSAID.get(name, ()), *fields), row),
                )
                for place, row in enumerate(data.get(name, ()))
            ]
        )


def add_activity(campaign: Campaign, data: Mapping[str, Any]) -> Activity:
    """Add an activity at the end of the plan."""
    last = campaign.activities.aggregate(models.Max("sort_order"))["sort_order__max"]
    activity = Activity(
        campaign=campaign,
        origin_id=data.get("origin"),
        sort_order=0 if last is None else last + 1,
        **_values(Activity, ACTIVITY_FIELDS, data),
    )
    activity.save()
    _coordinate(activity, data)
    return activity


def write_activity(activity: Activity, data: Mapping[str, Any]) -> None:
    """Make an activity say what `data` says."""
    for name, value in _values(Activity, ACTIVITY_FIELDS, data).items():
        setattr(activity, name, value)
    _coordinate(activity, data)


def next_of(data: Mapping[str, Any]) -> PlanData:
    """Return data for a copy: a paper of its own, and activities that know where they came from."""
    copied = {name: value for name, value in data.items() if name not in OF_THE_PAPER}
    copied["activities"] = [{**one, "origin": one["id"]} for one in data["activities"]]
    return copied


def moved(data: Mapping[str, Any], years: int) -> PlanData:
    """Return data with every date, and every year of the plan's own in words, moved by `years`. Pure."""
    first, last = (date.fromisoformat(data[name]).year for name in ("starts_on", "ends_on"))
    return {
        name: _moved(name, value, years, frozenset(range(first, last + 1))) for name, value in data.items()
    }


def _moved(name: str, value: Any, years: int, of: frozenset[int]) -> Any:
    if name in _UNMOVED or not value:
        return value
    if name.endswith("_on"):
        return moved_day(date.fromisoformat(value), years).isoformat()
    if isinstance(value, str):
        return moved_words(value, years, of)
    if isinstance(value, list) and isinstance(value[0], dict):
        unsaid = UNSAID.get(name, ())
        return [
            {key: _moved(key, one, years, of) for key, one in row.items() if key not in unsaid}
            for row in value
        ]
    return value


def _said(row: models.Model, fields: Sequence[str]) -> PlanData:
    return {name: _plain(getattr(row, name)) for name in fields}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Unit):
        return value.name
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, UUID):
        return str(value)
    return list(value) if isinstance(value, list) else value


def _values(model: type[models.Model], fields: Sequence[str], data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(model._meta.get_field(name), data[name]) for name in fields if name in data}


def _value(field: Any, said: Any) -> Any:
    if field.related_model is Unit:
        return unit_named(said) if said else None
    return field.to_python(said)


def _coordinate(activity: Activity, data: Mapping[str, Any]) -> None:
    activity.coordinating.set([unit_named(name) for name in data.get("coordinating", ())])
    activity.save()


def unit_named(name: str) -> Unit:
    """Return the unit of this name, made where there is none."""
    unit, _made = Unit.objects.get_or_create(name=name)
    return unit
