"""The sheet in the admin: seen while it is written, taken as a file before it is published."""

import base64
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from cms.models import User
from cms.prints.fitting import problems, too_much
from cms.prints.layout import leaflet_of
from cms.prints.models import PrintPage
from cms.prints.shown import LARGE, size_in_words
from cms.prints.typed import NotAForm, typed_page
from cms.prints.views import pdf_answer, png_answer
from media.printing import Overflow, TooLong, look_at


@require_POST
def preview(request: HttpRequest) -> JsonResponse:
    """The editor's form -> pictures of the sides, and what does not fit, a sentence each."""
    try:
        return JsonResponse(_told(typed_page(request)))
    except NotAForm as error:
        return JsonResponse({"error": str(error)}, status=400)


def _told(page: PrintPage) -> dict[str, Any]:
    """Return the sides as addresses of pictures, what is wrong with them, and their size, in words."""
    leaflet = leaflet_of(page)
    try:
        look = look_at(leaflet)
    except TooLong:
        return {"sides": [], "problems": [too_much()], "size": ""}
    sides = [f"data:image/png;base64,{base64.b64encode(side).decode()}" for side in look.sides]
    return {"sides": sides, "problems": problems(page, leaflet, look), "size": size_in_words(page)}


def show_sheet(request: HttpRequest, page: PrintPage) -> HttpResponse:
    """The sheet of an unsaved page with what does not fit on it, for the preview beside the editor."""
    told = _told(page)
    return render(request, "cms/prints/admin/sheet.html", {**told, "page": page})


@require_safe
def draft_pdf(request: HttpRequest, page_id: int) -> HttpResponse:
    """The newest version as PDF; ?xen=1 with bleed and crop marks."""
    bleed = request.GET.get("xen") == "1"
    return _drawn(request, page_id, lambda page: pdf_answer(page, bleed=bleed))


@require_safe
def draft_png(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """A side of the newest version as a large picture."""
    return _drawn(request, page_id, lambda page: png_answer(page, number, LARGE))


def _drawn(request: HttpRequest, page_id: int, draw: Callable[[PrintPage], HttpResponse]) -> HttpResponse:
    draft = _draft(request, page_id)
    try:
        answer = draw(draft)
    except Overflow:
        messages.error(request, _("The sheet was not made: something does not fit. See the preview."))
        return redirect("wagtailadmin_pages:edit", page_id)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _draft(request: HttpRequest, page_id: int) -> PrintPage:
    """Return the newest version of a page to somebody who may edit it or decides about it."""
    page = get_object_or_404(PrintPage, pk=page_id)
    assert isinstance(request.user, User)  # the admin is entered signed in
    task = page.current_workflow_task
    decides = task is not None and task.user_can_access_editor(page, request.user)
    if not (decides or page.permissions_for_user(request.user).can_edit()):
        raise PermissionDenied
    draft: PrintPage = page.get_latest_revision_as_object()
    return draft
