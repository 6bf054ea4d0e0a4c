"""The page a deed is noted on, what was noted, and the activities a text may serve."""

import json
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from campaigns.models import Activity, Evidence, Unit, UnitKind
from cms import activities
from cms.access import needs, person
from cms.deeds.forms import DeedForm
from cms.deeds.recording import note, noted
from cms.deeds.suggesting import Candidate, suggested
from cms.models import User
from cms.notices.models import Place

NOTE = "campaigns.add_evidence"
LATEST = 5
LONGEST = 20_000  # letters of a text that are looked at


@needs(NOTE)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Note a deed; `?activity=` chooses the activity ahead."""
    user = person(request)
    activity = _activity(request.GET.get("activity", ""))
    sent: tuple[Any, ...] = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DeedForm(*sent, user=user, activity=activity)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            row = noted(form.cleaned_data["token"]) or note(form.deed())
        messages.success(request, _("Noted in the ledger: %(words)s") % {"words": row.words})
        return redirect(reverse("campaigns_deed_add"))
    context = {
        "form": form,
        "activity": activity,
        "places": _places(),
        "latest": _latest(user),
    }
    return TemplateResponse(request, "cms/deeds/add.html", context)


@needs("wagtailadmin.access_admin")
@require_POST
def suggest(request: HttpRequest) -> HttpResponse:
    """Answer {"activities": [{"id", "label"}]}: which may be served by {"title", "text", "channel"}."""
    try:
        said = json.loads(request.body)
        title, text, channel = (str(said.get(name, ""))[:LONGEST] for name in ("title", "text", "channel"))
    except (ValueError, AttributeError):
        return JsonResponse({"error": "not an object of title, text and channel"}, status=400)
    offered = {activity.pk: activity for activity in activities.offered()}
    candidates = [
        Candidate(pk, f"{one.title} {one.section} {one.product}", frozenset(one.channels))
        for pk, one in offered.items()
    ]
    keys = suggested(title, text, channel or None, candidates)
    return JsonResponse({"activities": [{"id": key, "label": offered[key].title} for key in keys]})


def _activity(wish: str) -> Activity | None:
    return activities.offered().filter(pk=int(wish)).first() if wish.isdecimal() else None


def _places() -> list[str]:
    villages = Unit.objects.filter(kind=UnitKind.VILLAGE).values_list("name", flat=True)
    boards = Place.objects.filter(active=True).values_list("name", flat=True)
    return list(dict.fromkeys([*villages, *boards]))


def _latest(user: User) -> list[Evidence]:
    mine = Evidence.objects.effective().filter(subject__startswith="cms.deeds:", actor=user.signature)
    return list(mine.order_by("-recorded_at")[:LATEST])
