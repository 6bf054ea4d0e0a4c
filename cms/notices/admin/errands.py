"""The page an officer takes to the boards: what to put up and to take down, with the proof."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from cms.access import needs, person
from cms.notices import posting as life
from cms.notices.admin.access import PROVE, SEE
from cms.notices.admin.proof import ProofForm
from cms.notices.errands import errands, late, to_post_again
from cms.notices.models import Posting, PostingState

SHOWN_EARLY = 20


@needs(SEE)
def listing(request: HttpRequest) -> HttpResponse:
    """What is to be done today, the late ones first, and what comes later."""
    today = timezone.localdate()
    found = errands(today)
    context = {
        "today": today,
        "errands": found,
        "to_post": [{"posting": one, "late": late(one, today)} for one in found.to_post],
        "to_take_down": [{"posting": one, "late": late(one, today)} for one in found.to_take_down],
        "came_down_early": list(to_post_again()[:SHOWN_EARLY]),
        "may_prove": request.user.has_perm(PROVE),
    }
    return TemplateResponse(request, "cms/notices/admin/errands.html", context)


@needs(PROVE)
@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that one notice was put up, or came down, at one place."""
    posting = get_object_or_404(Posting.objects.select_related("page", "place"), pk=pk)
    if posting.state == PostingState.TAKEN_DOWN:
        messages.info(request, _("It came down already; nothing is left to be noted."))
        return redirect("notices_errands")
    putting_up = posting.state == PostingState.TO_POST
    form = _form(request, posting, early=not putting_up and _early(posting))
    if request.method == "POST" and form.is_valid() and _noted(form, posting, putting_up):
        done = _("Noted: posted at %(place)s.") if putting_up else _("Noted: taken down at %(place)s.")
        messages.success(request, done % {"place": posting.place.name})
        return redirect("notices_errands")
    context = {"posting": posting, "form": form, "putting_up": putting_up, "page": posting.page}
    return TemplateResponse(request, "cms/notices/admin/prove.html", context)


@needs(PROVE)
@require_http_methods(["POST"])
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin anew where a notice came down too early."""
    posting = get_object_or_404(Posting.objects.select_related("place"), pk=pk)
    try:
        life.again(posting)
    except life.NotNow as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is to be posted again at %(place)s.") % {"place": posting.place.name})
    return redirect("notices_errands")


def _form(request: HttpRequest, posting: Posting, early: bool) -> ProofForm:
    sent: tuple[Any, ...] = (request.POST, request.FILES) if request.method == "POST" else ()
    title = f"{posting.page.title[:120]} – {posting.place.name}"
    return ProofForm(*sent, user=person(request), title=title, early=early)


def _early(posting: Posting) -> bool:
    """Whether taking it down today would be too early under the law."""
    return posting.lawful_from is None or timezone.localdate() < posting.lawful_from


def _noted(form: ProofForm, posting: Posting, putting_up: bool) -> bool:
    """Write it down with its files, or nothing at all; what speaks against it stands on the form."""
    try:
        with transaction.atomic():
            if putting_up:
                life.post(posting, form.proof())
            else:
                life.take_down(posting, form.proof(), form.cleaned_data.get("reason", ""))
    except life.NotNow as refusal:
        form.add_error(None, str(refusal))
        if not putting_up and "reason" not in form.fields:
            form.fields["reason"] = ProofForm.base_fields["reason"]
        return False
    return True
