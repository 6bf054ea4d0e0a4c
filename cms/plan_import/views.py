"""The two pages of the import, and how a timing is understood while it is typed."""

import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from campaigns.admin.plans import home_of
from cms.models import User
from cms.plan_import.acceptance import AlreadyThere, accept
from cms.plan_import.carried import Carried, Torn, opened, sealed
from cms.plan_import.file import PlanFile, UploadForm
from cms.plan_import.filling import Filled, filled
from cms.plan_import.known import Known, by_file, by_number
from cms.plan_import.page import lines_of, spans
from cms.plan_import.rows import reading
from cms.plan_import.sheet import LISTS, Sheet, too_many

IMPORT = "campaigns.add_campaign"
CARRIED, ANOTHER = "document", "another"
LONGEST_TIMING = 300
HEAD = ("title", "issuer", "symbol", "issued_on", "starts_on", "ends_on")
BODY = ("purpose", "requirements", "channels", "recipients")


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a plan's file and show what was understood of it; nothing is stored."""
    user = _importer(request)
    sent: tuple[Any, ...] = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent)
    known: Known | None = None
    if request.method == "POST" and form.is_valid():
        file: PlanFile = form.cleaned_data["file"]
        found = filled(file.draft)
        known = by_file(file.digest)
        if known is None and too_many(found):
            form.add_error(
                "file", _("The plan has too many activities or rows of one list. Please split the document.")
            )
        elif known is None:
            return _review(request, user, Sheet(filled=found), _carried(file, found))
    return TemplateResponse(request, "cms/plan_import/upload.html", {"form": form, "known": known})


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Write the plan as a draft where it is whole; else show it again with what is wrong."""
    user = _importer(request)
    if request.method == "GET":
        return redirect("plan_import")
    try:
        carried = opened(request.POST.get(CARRIED, ""), user.pk)
    except Torn:
        messages.error(request, _("The page came back incomplete. Nothing was stored; send the file again."))
        return redirect("plan_import")
    sent = request.POST.copy()
    sent.pop(CARRIED, None)
    another = bool(sent.pop(ANOTHER, None))
    sheet = Sheet(sent=sent)
    if not sheet.is_valid():
        return _review(request, user, sheet, carried)
    try:
        campaign = accept(sheet, carried, by=user, another=another)
    except AlreadyThere as refusal:
        if by_file(carried.digest) is None:  # another plan of this number: it may have been read wrongly
            return _review(request, user, sheet, carried)
        messages.warning(request, _("This plan is in the system already. Nothing was stored a second time."))
        return redirect(refusal.known.address)
    messages.success(request, _("The plan was made as a draft. Nothing is counted until it is approved."))
    return redirect(home_of(campaign))


@require_POST
def understood(request: HttpRequest) -> HttpResponse:
    """Answer {"words"}: how {"timing", "year"} is understood."""
    _importer(request)
    try:
        said = json.loads(request.body)
        timing, year = str(said["timing"])[:LONGEST_TIMING], int(said["year"])
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"error": "not an object of timing and year"}, status=400)
    return JsonResponse({"words": reading(timing, year if 1900 <= year <= 2200 else None)})


def _importer(request: HttpRequest) -> User:
    if not isinstance(request.user, User) or not request.user.has_perm(IMPORT):
        raise PermissionDenied
    return request.user


def _carried(file: PlanFile, found: Filled) -> Carried:
    return Carried(
        name=file.name,
        digest=file.digest,
        lines=file.document.lines,
        links=found.links,
        rows={name: tuple(lines for _row, lines in rows) for name, rows in found.rows.items()},
        left=tuple(line for said in file.draft.not_understood for line in said.lines),
    )


@dataclass(frozen=True, slots=True)
class Linked:
    """A field or row with the lines it was read from."""

    shown: Any
    anchor: str
    lines: tuple[int, ...]

    @property
    def spans(self) -> str:
        return spans(self.lines)

    @property
    def first(self) -> int | None:
        return self.lines[0] if self.lines else None


def _review(request: HttpRequest, user: User, sheet: Sheet, carried: Carried) -> HttpResponse:
    sheet.readings()
    plan = {
        name: Linked(sheet.plan[name], f"plan-{name}", carried.links.get(name, ())) for name in (*HEAD, *BODY)
    }
    lists = {
        name: [
            Linked(form, f"{name}-{at}", carried.of_row(name, at))
            for at, form in enumerate(sheet.lists[name])
        ]
        for name in LISTS
    }
    context = {
        "sheet": sheet,
        "plan": plan,
        "head": [plan[name] for name in HEAD],
        "body": [plan[name] for name in BODY],
        "lists": lists,
        "carried": carried,
        "sealed": sealed(carried, user.pk),
        "lines": lines_of(carried),
        "unread": [(at, one) for at, one in enumerate(lists["activities"], 1) if one.shown.unread],
        "known": _known(sheet),
        "more_left": len(carried.left) - len(lists["left"]),
    }
    return TemplateResponse(request, "cms/plan_import/review.html", context)


def _known(sheet: Sheet) -> Known | None:
    """The plan of the number and date that stand in the form now."""
    said = {name: sheet.plan[name].value() or "" for name in ("issuer", "symbol", "issued_on")}
    try:
        day = sheet.plan.fields["issued_on"].clean(said["issued_on"])
    except ValidationError:  # "ngày tháng 01 năm 2022": a day that is left open
        return None
    return by_number(str(said["issuer"]), str(said["symbol"]), day)
