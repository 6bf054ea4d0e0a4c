"""The live reading of a timing beside its field."""

from dataclasses import asdict

from django import forms
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from campaigns.admin.access import the_plan
from campaigns.admin.reading import reading


class _Asked(forms.Form):
    timing = forms.CharField(required=False, max_length=300)
    uncounted = forms.BooleanField(required=False)
    every_days = forms.IntegerField(required=False, min_value=1, max_value=32767)
    starts_on = forms.DateField(required=False)
    ends_on = forms.DateField(required=False)


@require_GET
def said(request: HttpRequest, pk: int) -> JsonResponse:
    """Answer {understood, words, counted} for a timing of this plan; fields that cannot be read are empty."""
    plan = the_plan(request, pk)
    asked = _Asked(request.GET)
    asked.is_valid()
    given = asked.cleaned_data
    found = reading(
        given.get("timing", ""),
        given.get("starts_on") or plan.starts_on,
        given.get("ends_on") or plan.ends_on,
        year=plan.starts_on.year,
        every_days=given.get("every_days"),
        uncounted=given.get("uncounted", False),
    )
    return JsonResponse(asdict(found))
