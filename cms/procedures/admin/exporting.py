"""The register and the empty template as Excel files."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from cms.models import User
from cms.procedures.columns import Record
from cms.procedures.exporting import workbook
from cms.procedures.importing.register import register_of
from cms.procedures.models import ProcedureIndexPage

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export(request: HttpRequest) -> HttpResponse:
    """Every procedure the account may open, as last written, in the columns the import reads."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    lists = [page for page in ProcedureIndexPage.objects.all() if page.permissions_for_user(user).can_edit()]
    if not lists:
        raise PermissionDenied
    records: list[Record] = [kept.record for one in lists for kept in register_of(one).values()]
    day = timezone.localdate()
    return _file(workbook(sorted(records, key=_by_field)), f"thu-tuc-hanh-chinh-{day:%Y-%m-%d}.xlsx")


def template(request: HttpRequest) -> HttpResponse:
    """The same columns with nothing below them, and a sheet that says what goes where."""
    return _file(workbook([]), "mau-nhap-thu-tuc.xlsx")


def _by_field(record: Record) -> tuple[str, str]:
    return record["field"], record["code"]


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=EXCEL, headers=headers)
