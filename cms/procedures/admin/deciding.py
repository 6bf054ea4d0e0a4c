"""The imports there were, and a leader's decision about one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from cms.forms import ReasonForm
from cms.models import LeaderApprovalTask, User
from cms.procedures.admin.rows import shown_changes
from cms.procedures.importing import approval
from cms.procedures.models import BatchState, ProcedureBatch, WrongState


def reader(request: HttpRequest) -> User:
    """Return who is signed in where that account may look at imports; raises PermissionDenied."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm("procedures.view_procedurebatch"):
        raise PermissionDenied
    return user


def batches(request: HttpRequest) -> HttpResponse:
    """Every import that was accepted, the newest first."""
    reader(request)
    found = ProcedureBatch.objects.exclude(state=BatchState.CHECKED).select_related("made_by", "decided_by")
    page = Paginator(found, 30).get_page(request.GET.get("p"))
    return render(request, "cms/procedures/admin/batches.html", {"batches": page})


def batch(request: HttpRequest, batch_id: int) -> HttpResponse:
    """What an import changes, and for a leader the one act about all of it."""
    user = reader(request)
    found = get_object_or_404(ProcedureBatch.objects.exclude(state=BatchState.CHECKED), pk=batch_id)
    form = ReasonForm(request.POST if request.POST.get("answer") == "send_back" else None)
    if request.method == "POST":
        if not _leads(user):
            raise PermissionDenied
        answer = _answered(request, found, user, form)
        if answer:
            return answer
    else:
        approval.settle(found)
    return render(request, "cms/procedures/admin/batch.html", _context(found, user, form))


def _leads(user: User) -> bool:
    return any(task.is_leader(user) for task in LeaderApprovalTask.objects.all())


def _answered(
    request: HttpRequest, found: ProcedureBatch, user: User, form: ReasonForm
) -> HttpResponse | None:
    """Carry out what was chosen; None where the reason is missing."""
    try:
        if request.POST.get("answer") == "approve":
            number = approval.approve(found, by=user)
            said = ngettext(
                "Approved: %(n)d procedure is on the website now.",
                "Approved: %(n)d procedures are on the website now.",
                number,
            )
        elif form.is_valid():
            number = approval.send_back(found, by=user, reason=form.cleaned_data["comment"])
            said = ngettext("%(n)d procedure was sent back.", "%(n)d procedures were sent back.", number)
        else:
            return None
    except PermissionDenied as refusal:
        messages.error(request, str(refusal))
    except WrongState:
        messages.error(request, _("Somebody else has decided about this import already."))
    else:
        messages.success(request, said % {"n": number})
    return redirect("procedures_batch", found.pk)


def _context(found: ProcedureBatch, user: User, form: ReasonForm) -> dict[str, Any]:
    waiting = approval.waiting(found) if found.state == BatchState.SUBMITTED else []
    changes = {one.item.pk: shown_changes(one.changes) for one in waiting}
    items = list(found.items.select_related("page"))
    return {
        "batch": found,
        "items": [(item, changes.get(item.pk, [])) for item in items],
        "waiting": len(waiting),
        "leads": _leads(user),
        "objections": list(approval.objections(waiting, user)),
        "form": form,
    }
