"""Files as answers."""

from django.http import HttpResponse

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def pdf(content: bytes, name: str) -> HttpResponse:
    """Return a PDF that opens in the browser."""
    return _file(content, "application/pdf", f'inline; filename="{name}"')


def excel(content: bytes, name: str) -> HttpResponse:
    """Return a workbook to be saved."""
    return _file(content, EXCEL, f'attachment; filename="{name}"')


def _file(content: bytes, kind: str, disposition: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"},
    )
