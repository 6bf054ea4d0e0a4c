"""Reports in the admin: their list, a new one, its words and numbers, its files, its signature."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from campaigns.access import needs
from campaigns.models import Report, ReportSettings, ReportState
from campaigns.reporting import signing
from campaigns.reporting.compiling import content_of
from campaigns.reporting.files import FileKind, file_name, file_of
from campaigns.reporting.form import Misformed
from campaigns.reporting.forms import NewReportForm, WordsForm
from campaigns.reporting.periods import Length, Months, reported_on

SEE, ADD, CHANGE = "campaigns.view_report", "campaigns.add_report", "campaigns.change_report"
A_PAGE = 20


@needs(SEE)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    reports = Report.objects.select_related("campaign").defer("content", "words", "form")
    page = Paginator(reports, A_PAGE).get_page(request.GET.get("p"))
    context = {"reports": page, "may_add": request.user.has_perm(ADD)}
    return TemplateResponse(request, "campaigns/reporting/list.html", context)


@needs(ADD)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Choose the period; the draft is made with its words written from the numbers."""
    months = Months(ReportSettings.load().months)
    year, number = reported_on(timezone.localdate(), Length.QUARTER, months)
    sent = request.POST if request.method == "POST" else None
    form = NewReportForm(sent, months=months, initial={"year": year, "number": number})
    if form.is_valid():
        report = form.report()
        report.made_by = request.user  # type: ignore[assignment]
        report.save()
        return redirect("campaigns_report", report.pk)
    return TemplateResponse(request, "campaigns/reporting/add.html", {"form": form, "months": months})


@needs(SEE)
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at a report and, as long as it is a draft, write its words."""
    found = get_object_or_404(Report.objects.select_related("campaign"), pk=pk)
    content = content_of(found, timezone.localdate())
    form = _words_form(request, found, content)
    if request.method == "POST":
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        if form.is_valid() and _rewritten(request, found, form):
            return redirect("campaigns_report", pk)
    context = {
        "report": found,
        "content": content,
        "form": form,
        "signed": found.state == ReportState.SIGNED,
        "may_change": request.user.has_perm(CHANGE),
        "may_sign": request.user.has_perm(signing.SIGN),
        "groups": _grouped(content.figures),
    }
    return TemplateResponse(request, "campaigns/reporting/report.html", context)


@needs(signing.SIGN)
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze a report under the name of who is signed in."""
    found = get_object_or_404(Report, pk=pk)
    signature = str(getattr(request.user, "signature", "") or request.user.get_username())
    try:
        signing.sign(found, by=request.user, signature=signature)  # type: ignore[arg-type]
    except (signing.AlreadySigned, signing.NotOver) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The report is signed; its numbers are frozen."))
    return redirect("campaigns_report", pk)


@needs(SEE)
@require_safe
def download(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    """Give the report as Word, PDF or Excel."""
    found = get_object_or_404(Report.objects.select_related("campaign"), pk=pk)
    kind = FileKind.of(extension)
    if kind is None:
        raise Http404("no such kind of file")
    try:
        content = file_of(found, kind, timezone.localdate())
    except Misformed as fault:
        messages.error(
            request,
            _("The form of reports (under Settings) has to be put right first: %(part)s.")
            % {"part": fault.part},
        )
        return redirect("campaigns_report", pk)
    answer = HttpResponse(content, content_type=kind.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(found, kind)}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _words_form(request: HttpRequest, found: Report, content: Any) -> WordsForm:
    initial = {"number": found.number, "dated": found.dated}
    sent = request.POST if request.method == "POST" else None
    return WordsForm(sent, content=content, initial=initial)


def _rewritten(request: HttpRequest, found: Report, form: WordsForm) -> bool:
    try:
        signing.rewrite(found, form.words(), form.cleaned_data["number"], form.cleaned_data["dated"])
    except signing.AlreadySigned as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Saved."))
    return True


def _grouped(figures: Any) -> list[tuple[str, list[Any]]]:
    groups: dict[str, list[Any]] = {}
    for figure in figures:
        groups.setdefault(figure.group, []).append(figure)
    return list(groups.items())
