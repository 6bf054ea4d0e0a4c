"""Deciding and withdrawing. Whoever may not sees why, and no button."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.utils.decorators import xframe_options_sameorigin_override

from cms import workflow
from cms.completeness import advice
from cms.desk.voices import voice_for
from cms.forms import CommentForm, ReasonForm
from cms.loudspeaker import minutes
from cms.models import (
    AiringApproval,
    LeaderApprovalTask,
    LeaderDecision,
    SpokenPage,
    User,
)
from cms.models.tasks import APPROVE, SEND_BACK, SITE_ONLY
from media.marked import paragraphs, unsettled
from media.models import Pronunciation
from media.speech.reading import Region, read


def decide(request: HttpRequest, decision_id: int) -> HttpResponse:
    """Everything a leader needs to decide about one submission, and the three answers."""
    decision, page = _submission(request, decision_id)
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        return _answer(request, decision, form.cleaned_data["comment"])
    return render(request, "cms/admin/decide.html", _context(request, decision, page, form))


@xframe_options_sameorigin_override
@require_safe
def look(request: HttpRequest, decision_id: int) -> HttpResponse:
    """The page itself as residents will see it, for the frame in which a leader reads it."""
    _decision, page = _submission(request, decision_id)
    answer: HttpResponse = page.make_preview_request(request, page.default_preview_mode)
    return answer


def _submission(request: HttpRequest, decision_id: int) -> tuple[LeaderDecision, Page]:
    """Return a decision and the page as submitted; raises PermissionDenied for who may not look."""
    decision = get_object_or_404(LeaderDecision, pk=decision_id)
    task = decision.task.specific
    page = decision.revision.as_object()
    may_look = isinstance(task, LeaderApprovalTask) and task.is_leader(request.user)
    if not may_look and not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return decision, page


def _person(request: HttpRequest) -> User:
    """Who is signed in; the admin lets nobody else in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _form(request: HttpRequest) -> forms.Form:
    if request.method != "POST":
        return CommentForm()
    return (ReasonForm if request.POST.get("decision") == SEND_BACK else CommentForm)(request.POST)


def _answer(request: HttpRequest, decision: LeaderDecision, comment: str) -> HttpResponse:
    """Carry out what was chosen and say what happened."""
    chosen = request.POST.get("decision")
    try:
        if chosen == SEND_BACK:
            workflow.send_back(decision, by=_person(request), reason=comment)
            messages.success(request, _("The article was sent back to its author with your reason."))
        elif chosen in (APPROVE, SITE_ONLY):
            workflow.approve(decision, by=_person(request), for_air=chosen == APPROVE, comment=comment)
            messages.success(request, _SAID[chosen]())
        else:
            messages.error(request, _("Choose one of the three answers."))
            return redirect("cms_decide", decision.pk)
    except PermissionDenied as refusal:
        messages.error(request, str(refusal))
        return redirect("cms_decide", decision.pk)
    return redirect("wagtailadmin_home")


_SAID = {
    APPROVE: lambda: _("Approved. The article is on the website and may be aired."),
    SITE_ONLY: lambda: _("Approved. The article is on the website; it will not be aired."),
}


def _context(request: HttpRequest, decision: LeaderDecision, page: Page, form: forms.Form) -> dict[str, Any]:
    waiting = decision.status == decision.STATUS_IN_PROGRESS
    text = page.text_to_air() if isinstance(page, SpokenPage) and page.for_loudspeakers else ""
    said = read(text, region=Region(voice_for(request).region), lexicon=Pronunciation.objects.lexicon())
    return {
        "decision": decision,
        "page": page,
        "form": form,
        "waiting": waiting,
        "is_leader": decision.task.specific.is_leader(request.user),
        "objection": workflow.objection(decision, request.user) if waiting else None,
        "author": decision.workflow_state.requested_by or page.owner,
        "paragraphs": paragraphs(said),
        "unsettled": unsettled(said),
        "advice": advice(page),
        "can_hear": True,
        "plain": True,
        "minutes": minutes(said.text),
        "outdated": bool(getattr(page, "recording", None)) and not page.is_recorded(),
        "hear": reverse("cms_hear"),
    }


def withdraw(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take an article off the loudspeakers, with a reason, while it stays on the site."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, SpokenPage):
        raise Http404
    if not request.user.has_perm("cms.withdraw_from_air"):
        raise PermissionDenied
    approval = AiringApproval.objects.filter(
        page_id=page.pk, revision_id=page.live_revision_id, withdrawn_at=None
    ).first()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _withdrawn(request, page, form.cleaned_data["comment"])
    return render(request, "cms/admin/withdraw.html", {"page": page, "approval": approval, "form": form})


def _withdrawn(request: HttpRequest, page: SpokenPage, reason: str) -> HttpResponse:
    try:
        workflow.withdraw(page, by=_person(request), reason=reason)
    except PermissionDenied as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The article is no longer aired. It stays on the website."))
    return redirect("wagtailadmin_pages:edit", page.pk)
