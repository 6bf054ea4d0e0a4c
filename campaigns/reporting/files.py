"""A report as a file: which kinds there are, what each is called."""

from collections.abc import Callable
from datetime import date
from enum import Enum

from django.utils.text import slugify

from campaigns.models import Report
from campaigns.reporting.form import OfficialDocument, excel, pdf, word
from campaigns.reporting.signing import official


class FileKind(Enum):
    """Extension, media type and renderer."""

    WORD = (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        word.render,
    )
    PDF = ("pdf", "application/pdf", pdf.render)
    EXCEL = ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", excel.render)

    def __init__(self, extension: str, media_type: str, render: Callable[[OfficialDocument], bytes]) -> None:
        self.extension, self.media_type, self.render = extension, media_type, render

    @classmethod
    def of(cls, extension: str) -> "FileKind | None":
        return next((kind for kind in cls if kind.extension == extension), None)


def file_of(report: Report, kind: FileKind, today: date) -> bytes:
    """Return the report as a file; raises campaigns.reporting.form.Misformed naming what is missing."""
    return kind.render(official(report, today))


def file_name(report: Report, kind: FileKind) -> str:
    name = slugify(report.title.replace("đ", "d").replace("Đ", "D"))[:80]
    return f"bao-cao-{name or report.pk}.{kind.extension}"
