"""The versions of a plan: each as it was approved, and how two of them differ."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from campaigns.admin.access import the_plan
from campaigns.admin.plan import trail
from campaigns.approval.comparing import differences
from campaigns.approval.wording import in_words, row_words, value_words
from campaigns.copying import LISTS
from campaigns.models import Campaign, PlanVersion


@require_GET
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """All versions, newest first, and the differences between two: "tu" and "den", or the last two."""
    plan = the_plan(request, pk)
    kept = list(plan.versions.order_by("number"))
    first, last = _chosen(request, kept)
    context = {
        "plan": plan,
        "versions": kept[::-1],
        "first": first,
        "last": last,
        "changes": in_words(differences(first.content, last.content)) if first and last else None,
        "header_title": _("Versions of the plan"),
        "breadcrumbs_items": trail(plan, _("Versions of the plan")),
    }
    return render(request, "campaigns/admin/versions.html", context)


def _chosen(request: HttpRequest, kept: list[PlanVersion]) -> tuple[PlanVersion | None, PlanVersion | None]:
    by_number = {str(version.number): version for version in kept}
    before = kept[-2] if len(kept) > 1 else None
    after = kept[-1] if len(kept) > 1 else None
    return by_number.get(request.GET.get("tu", ""), before), by_number.get(request.GET.get("den", ""), after)


@require_GET
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One version whole, as it was approved."""
    plan = the_plan(request, pk)
    kept = get_object_or_404(PlanVersion, campaign=plan, number=number)
    title = _("Version %(number)d") % {"number": number}
    context = {
        "plan": plan,
        "version": kept,
        "rows": _rows(kept.content),
        "lists": _lists(kept.content),
        "activities": [_words(one) for one in kept.content["activities"]],
        "header_title": title,
        "breadcrumbs_items": trail(plan, title),
    }
    return render(request, "campaigns/admin/version.html", context)


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    names = (
        "title",
        "issuer",
        "starts_on",
        "ends_on",
        "counted_from",
        "purpose",
        "requirements",
        "channels",
        "is_public",
    )
    content = {**content, "counted_from": content.get("counted_from") or content["starts_on"]}
    return [
        (str(Campaign._meta.get_field(name).verbose_name), value_words(name, content.get(name)))
        for name in names
    ]


def _lists(content: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [
        (str(model._meta.verbose_name_plural), [row_words(row, fields) for row in content.get(name, [])])
        for name, (model, fields) in LISTS.items()
    ]


def _words(activity: dict[str, Any]) -> dict[str, str]:
    return {name: value_words(name, value) for name, value in activity.items()}
