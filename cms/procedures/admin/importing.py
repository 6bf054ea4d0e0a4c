"""Importing: send a file, look at what it would do, accept it or not."""

from collections import Counter
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from cms.models import User
from cms.procedures.admin.forms import UploadForm, lists_for
from cms.procedures.admin.rows import shown_rows
from cms.procedures.importing import acceptance
from cms.procedures.importing.plan import Deed
from cms.procedures.models import BatchState, ProcedureBatch, WrongState
from cms.tables import LARGEST
from media.guarding import Refused


def importer(request: HttpRequest) -> User:
    """Return who is signed in where that account may import anywhere; raises PermissionDenied."""
    user = request.user
    if not isinstance(user, User) or not lists_for(user):
        raise PermissionDenied
    return user


def upload(request: HttpRequest) -> HttpResponse:
    """The form to send a file with; a good one leads to the page of what it would do."""
    user = importer(request)
    form = UploadForm(request.POST or None, request.FILES or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            batch = _checked(form, user)
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("procedures_check", batch.pk)
    return render(request, "cms/procedures/admin/upload.html", {"form": form})


def _checked(form: UploadForm, user: User) -> ProcedureBatch:
    file = form.cleaned_data["file"]
    content = file.read(LARGEST + 1)
    batch, _header = acceptance.check(form.cleaned_data["list_page"], file.name, content, by=user)
    return batch


def check(request: HttpRequest, batch_id: int) -> HttpResponse:
    """What accepting the file would do, row by row, and the buttons to accept it or let it be."""
    user = importer(request)
    batch = get_object_or_404(ProcedureBatch, pk=batch_id)
    if batch.made_by_id != user.pk:
        raise PermissionDenied
    if batch.state != BatchState.CHECKED:
        return redirect("procedures_batch", batch.pk)
    if request.method == "POST":
        return _answered(request, batch, user)
    return render(request, "cms/procedures/admin/check.html", _context(batch))


def _context(batch: ProcedureBatch) -> dict[str, Any]:
    rows = acceptance.planned(batch)
    ProcedureBatch.objects.filter(pk=batch.pk).update(
        digest=acceptance.digest(rows)
    )  # what is seen is accepted
    counted = Counter(row.deed for row in rows)
    return {
        "batch": batch,
        "rows": shown_rows(rows),
        "counted": {deed.value: counted[deed] for deed in Deed},
        "written": sum(counted[deed] for deed in acceptance.WRITTEN),
    }


def _answered(request: HttpRequest, batch: ProcedureBatch, user: User) -> HttpResponse:
    if request.POST.get("answer") != "accept":
        batch.delete()
        messages.success(request, _("The file was put aside. Nothing was changed."))
        return redirect("procedures_upload")
    try:
        acceptance.accept(batch, by=user)
    except (acceptance.Changed, WrongState):
        messages.warning(request, _("The register has changed since. Please look at what would happen now."))
        return redirect("procedures_check", batch.pk)
    _tell(request, batch)
    return redirect("procedures_batch", batch.pk)


def _tell(request: HttpRequest, batch: ProcedureBatch) -> None:
    lacking = batch.items.exclude(note="").count()
    sent = batch.items.filter(note="").count()
    messages.success(
        request,
        ngettext("%(n)d procedure was submitted to the leader.", "%(n)d procedures were submitted.", sent)
        % {"n": sent},
    )
    if lacking:
        messages.warning(request, _("Some were kept as drafts only; the reasons stand beside them."))
