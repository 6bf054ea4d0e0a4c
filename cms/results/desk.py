"""The pages of the admin on which figures come in from a file, or a quarter is drawn up from its months."""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from cms.results.drafting import NotDrafted, existing, from_months, put_down
from cms.results.figures import COLUMNS, Counts
from cms.results.importing import HEADS, imported
from cms.results.models import ResultsIndexPage
from cms.results.models.pages import KindChoice
from cms.results.periods import Kind, Months, NoSuchPeriod, Period, period_of
from cms.results.titles import title_of
from cms.tables import rows_of, workbook
from media.guarding import Refused

SALT = "cms.results.import"
FRESH_FOR = 3600  # seconds between the look and the taking over


class PeriodForm(forms.Form):
    """Which period figures are of; the month just over is proposed."""

    kind = forms.ChoiceField(label=gettext_lazy("period"), choices=KindChoice.choices)
    number = forms.IntegerField(label=gettext_lazy("which one"), min_value=1, max_value=53)
    year = forms.IntegerField(label=gettext_lazy("year"), min_value=2000, max_value=2100)

    def __init__(self, *args: Any, kind: Kind = Kind.MONTH, **kwargs: Any) -> None:
        over = period_of(timezone.localdate(), kind, Months.REPORTING).before()
        proposed = {"kind": kind.value, "number": over.number, "year": over.year}
        super().__init__(*args, **kwargs)
        self.initial = proposed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            period = Period(cleaned["year"], cleaned["number"], Kind(cleaned["kind"]))
            try:
                period.days(Months.CALENDAR)
            except NoSuchPeriod as error:
                raise ValidationError(
                    _("This period does not exist. Please check which one and the year.")
                ) from error
            cleaned["period"] = period
        return cleaned


class ImportForm(PeriodForm):
    """A period and the file with its figures."""

    file = forms.FileField(
        label=gettext_lazy("Excel or CSV file"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"})
    )


class QuarterForm(PeriodForm):
    """A quarter, to be drawn up from its months."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, kind=Kind.QUARTER, **kwargs)
        self.fields["kind"].widget = forms.HiddenInput()

    def clean_kind(self) -> str:
        return Kind.QUARTER.value


@require_http_methods(["GET", "POST"])
def take_in(request: HttpRequest) -> HttpResponse:
    """Show what a file would change, row by row; take it over when confirmed."""
    _require_writer(request)
    if "taken" in request.POST:
        return _take_over(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            upload = form.cleaned_data["file"]
            found = imported(rows_of(upload.name, upload.read()))
        except Refused as error:
            form.add_error("file", str(error))
        else:
            context |= _look(form.cleaned_data["period"], found)
    return render(request, "cms/results/admin/import.html", context)


@require_http_methods(["GET", "POST"])
def draw_up(request: HttpRequest) -> HttpResponse:
    """Make a draft of a quarter from its three published months."""
    _require_writer(request)
    form = QuarterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        period = form.cleaned_data["period"]
        try:
            page = put_down(period, from_months(period), by=request.user)  # type: ignore[arg-type]
        except NotDrafted as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The draft is ready. Please read it and submit it."))
            return redirect("wagtailadmin_pages:edit", page.pk)
    return render(request, "cms/results/admin/quarter.html", {"form": form})


@require_safe
def example(request: HttpRequest) -> HttpResponse:
    """An Excel file with the right heads, to be filled in."""
    fields = ("Hộ tịch", "Chứng thực", "Đất đai")
    rows: list[list[str | int | float | None]] = [[field, *([0] * len(COLUMNS))] for field in fields]
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(workbook("Kết quả", list(HEADS.values()), rows), content_type=kind)
    response.headers["Content-Disposition"] = 'attachment; filename="mau-ket-qua-giai-quyet.xlsx"'
    return response


def _look(period: Period, found: Any) -> dict[str, Any]:
    state = {
        "period": [period.year, period.number, period.kind.value],
        "rows": {
            name: [getattr(counts, column) for column in COLUMNS] for name, counts in found.by_field().items()
        },
    }
    return {
        "found": found,
        "title": title_of(period),
        "existing": existing(period),
        "heads": list(HEADS.values()),
        "columns": COLUMNS,
        "taken": signing.dumps(state, salt=SALT, compress=True),
    }


def _take_over(request: HttpRequest) -> HttpResponse:
    try:
        state = signing.loads(request.POST["taken"], salt=SALT, max_age=FRESH_FOR)
        year, number, kind = state["period"]
        rows = {name: Counts(**dict(zip(COLUMNS, row, strict=True))) for name, row in state["rows"].items()}
        page = put_down(Period(year, number, Kind(kind)), rows, by=request.user)  # type: ignore[arg-type]
    except signing.BadSignature:
        messages.error(request, _("The look at the file is too old. Please choose the file again."))
        return redirect("results_import")
    except NotDrafted as error:
        messages.error(request, str(error))
        return redirect("results_import")
    messages.success(request, _("The draft is ready. Please read it and submit it."))
    return redirect(reverse("wagtailadmin_pages:edit", args=(page.pk,)))


def _require_writer(request: HttpRequest) -> None:
    """Only who may write results sees these pages; raises PermissionDenied."""
    index = ResultsIndexPage.objects.live().first()
    if index is None or not index.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
