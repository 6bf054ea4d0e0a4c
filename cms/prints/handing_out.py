"""The admin's pages about print runs: what was printed, who got how many, what is left."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from cms.models import User
from cms.prints.forms import CorrectionForm, DistributionForm, RunForm
from cms.prints.models import Distribution, PrintPage, PrintRun
from cms.prints.recording import correct_distribution, correct_run, hand_out, keep_run
from cms.prints.stock import NotEnough, Share, by_place

SEE, KEEP = "prints.view_printrun", "prints.add_printrun"


def overview(request: HttpRequest) -> HttpResponse:
    """Everything that was printed, and what each village got of all of it."""
    _require(request, SEE)
    runs = PrintRun.objects.filter(corrects=None).select_related("page").prefetch_related(*_ROWS)
    shares = Distribution.objects.order_by("pk")
    context = {
        "runs": runs,
        "places": by_place(Share(row.place, row.quantity) for row in shares),
        "page_title": _("Printed and handed out"),
        "header_icon": "form",
    }
    return render(request, "cms/prints/admin/overview.html", context)


_ROWS = (
    "corrections",
    Prefetch("distributions", Distribution.objects.filter(corrects=None).prefetch_related("corrections")),
)


def desk(request: HttpRequest, page_id: int) -> HttpResponse:
    """One printed matter: its runs, what went where, and the forms to write down more."""
    _require(request, SEE)
    page = get_object_or_404(PrintPage, pk=page_id)
    runs = list(page.runs.filter(corrects=None).prefetch_related(*_ROWS))
    run_form, given_form = _forms(request, page, runs)
    if request.method == "POST":
        _require(request, KEEP)
        answer = _kept(request, page, run_form, given_form)
        if answer is not None:
            return answer
    return render(request, "cms/prints/admin/desk.html", _context(request, page, runs, run_form, given_form))


def _forms(request: HttpRequest, page: PrintPage, runs: list[PrintRun]) -> tuple[RunForm, DistributionForm]:
    """Return both forms; the one that was sent is filled in."""
    printing = request.POST if request.POST.get("form") == "run" else None
    giving = request.POST if request.POST.get("form") == "given" else None
    initial = {"licence": page.licence}
    giver = {"given_by": _officer(request).signature}
    return (
        RunForm(printing, prefix="run", initial=initial),
        DistributionForm(giving, prefix="given", initial=giver, runs=runs),
    )


def _kept(
    request: HttpRequest, page: PrintPage, run_form: RunForm, given_form: DistributionForm
) -> HttpResponse | None:
    """Save what was sent; None where the form has to be shown again."""
    if run_form.is_bound and run_form.is_valid():
        keep_run(run_form.save(commit=False), page, by=_officer(request))
        messages.success(request, _("The print run is written down."))
        return redirect("prints_desk", page.pk)
    if given_form.is_bound and given_form.is_valid():
        try:
            hand_out(given_form.save(commit=False), by=_officer(request))
        except NotEnough as error:
            given_form.add_error("quantity", _too_many(error))
            return None
        messages.success(request, _("The distribution is written down."))
        return redirect("prints_desk", page.pk)
    return None


def _too_many(error: NotEnough) -> str:
    return _("Only %(left)d are left of this print run.") % {"left": error.remaining}


def _context(
    request: HttpRequest,
    page: PrintPage,
    runs: list[PrintRun],
    run_form: RunForm,
    given_form: DistributionForm,
) -> dict[str, Any]:
    rows = Distribution.objects.filter(run__page=page).order_by("pk")
    return {
        "page": page,
        "runs": runs,
        "run_form": run_form,
        "given_form": given_form,
        "places": by_place(Share(row.place, row.quantity) for row in rows),
        "known_places": sorted(set(Distribution.objects.values_list("place", flat=True))),
        "printed": sum(run.corrected for run in runs),
        "handed_out": sum(run.handed_out for run in runs),
        "remaining": sum(run.remaining for run in runs),
        "may_keep": request.user.has_perm(KEEP),
        "page_title": _("Printed and handed out"),
        "page_subtitle": page.title,
        "header_icon": "form",
    }


def correct_printed(request: HttpRequest, run_id: int) -> HttpResponse:
    """Correct the number of a run by a row of its own."""
    _require(request, KEEP)
    run = get_object_or_404(PrintRun.objects.filter(corrects=None), pk=run_id)
    form = CorrectionForm(request.POST or None, initial={"right": run.corrected})
    if form.is_valid() and _corrected(
        request, form, lambda right, why: correct_run(run, right, why, by=_officer(request))
    ):
        return redirect("prints_desk", run.page_id)
    return _correction(request, form, run, run.page_id)


def correct_given(request: HttpRequest, given_id: int) -> HttpResponse:
    """Correct the number a place got by a row of its own."""
    _require(request, KEEP)
    given = get_object_or_404(Distribution.objects.filter(corrects=None).select_related("run"), pk=given_id)
    form = CorrectionForm(request.POST or None, initial={"right": given.corrected})
    if form.is_valid() and _corrected(
        request, form, lambda right, why: correct_distribution(given, right, why, by=_officer(request))
    ):
        return redirect("prints_desk", given.run.page_id)
    return _correction(request, form, given, given.run.page_id)


def _corrected(request: HttpRequest, form: CorrectionForm, correct: Any) -> bool:
    try:
        row = correct(form.cleaned_data["right"], form.cleaned_data["reason"])
    except NotEnough:
        form.add_error("right", _("With this number more would have been handed out than was printed."))
        return False
    same = _("The number was right already; nothing was changed.")
    messages.success(request, _("Corrected.") if row else same)
    return True


def _correction(request: HttpRequest, form: CorrectionForm, row: Any, page_id: int | None) -> HttpResponse:
    context = {
        "form": form,
        "row": row,
        "page_id": page_id,
        "page_title": _("Correct a number"),
        "header_icon": "edit",
    }
    return render(request, "cms/prints/admin/correct.html", context)


def _officer(request: HttpRequest) -> User:
    """Wagtail's admin has seen to it that somebody is signed in."""
    assert isinstance(request.user, User)
    return request.user


def _require(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied
