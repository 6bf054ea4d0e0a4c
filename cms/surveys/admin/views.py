"""Counts as they come in, Excel, the kiosk's address, and sealing the results."""

from base64 import b64encode
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from cms.models import User
from cms.slugs import slug_of
from cms.surveys import results
from cms.surveys.answering import kiosk_token
from cms.surveys.models import SurveyAnswer, SurveyPage
from cms.surveys.opening import Phase
from media.printing import qr_svg

SEE, SEAL = "surveys.see_results", "surveys.seal_results"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SealForm(forms.Form):
    """What the draw is made with."""

    seed = forms.CharField(
        label=gettext_lazy("Seed of the draw"),
        required=False,
        max_length=100,
        help_text=gettext_lazy(
            "Something nobody knew before the quiz closed and everybody can look up, such as the special "
            "prize of the lottery of that day. It is published with the winners. Empty: the software "
            "draws one."
        ),
    )


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The counts, renewed by themselves while the survey takes answers."""
    page = _page(request, pk, SEE)
    return render(request, "cms/surveys/admin/results.html", _context(request, page, SealForm()))


@require_GET
def excel(request: HttpRequest, pk: int) -> HttpResponse:
    """Every answer sheet as an Excel workbook."""
    page = _page(request, pk, SEE)
    answer = HttpResponse(results.as_workbook(page), content_type=EXCEL)
    name = f"{slug_of(page.title) or 'khao-sat'}-{timezone.localdate():%Y%m%d}.xlsx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


@require_POST
def seal(request: HttpRequest, pk: int) -> HttpResponse:
    """Seal the results; there is no way back."""
    page = _page(request, pk, SEAL)
    form = SealForm(request.POST)
    if not form.is_valid():
        return render(request, "cms/surveys/admin/results.html", _context(request, page, form), status=400)
    try:
        assert isinstance(request.user, User)
        results.seal(page, form.cleaned_data["seed"], by=request.user)
        messages.success(request, _("The results are sealed and written into the ledger."))
    except results.NotYet as refusal:
        messages.error(request, str(refusal))
    return redirect("cms_survey_results", page.pk)


def _page(request: HttpRequest, pk: int, permission: str) -> SurveyPage:
    if not request.user.has_perm(permission):
        raise PermissionDenied
    page: SurveyPage = get_object_or_404(SurveyPage, pk=pk)
    return page


def _context(request: HttpRequest, page: SurveyPage, form: SealForm) -> dict[str, Any]:
    box = page.box()
    phase = page.phase(box)
    title = _("Answers: %(title)s") % {"title": page.title}
    address = page.full_url or ""
    return {
        "page": page,
        "box": box,
        "phase": phase,
        "running": phase == Phase.OPEN,
        "results": results.results_of(page),
        "newest": SurveyAnswer.objects.filter(page_id=page.pk).order_by("-submit_time").first(),
        "winners": _with_people(box.winners) if box else [],
        "seal_form": form if phase == Phase.CLOSED and request.user.has_perm(SEAL) else None,
        "address": address,
        "kiosk": f"{address}?quay={kiosk_token(page)}",
        "qr": b64encode(qr_svg(address)).decode() if address and page.live else "",
        "header_title": title,
        "breadcrumbs_items": [
            {"url": reverse("cms_surveys:index"), "label": _("Surveys and quizzes")},
            {"url": "", "label": title},
        ],
    }


def _with_people(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    people = {one.code: one for one in SurveyAnswer.objects.filter(code__in=[row["code"] for row in rows])}
    return [{**row, "person": people.get(row["code"])} for row in rows]
