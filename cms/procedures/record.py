"""A procedure's page in the flat form of a sheet, and back."""

from datetime import date
from typing import TYPE_CHECKING

from wagtail.documents.models import Document

from cms.procedures.columns import COLUMNS, Record, Shape, tidy
from cms.procedures.dossier import Paper, understood, written
from cms.procedures.models.fields import Field
from cms.procedures.models.parts import DossierPart, ProcedureForm

if TYPE_CHECKING:
    from cms.procedures.models.procedures import ProcedurePage

_PLAIN = tuple(
    column.key
    for column in COLUMNS
    if column.key not in ("field", "dossier", "forms", "sets", "decision_date", "effective_from")
)


def record_of(page: "ProcedurePage") -> dict[str, str]:
    """Return everything a sheet says about `page`, in the order of its columns."""
    found = {key: tidy(str(getattr(page, key) or "")) for key in _PLAIN}
    found["field"] = tidy(page.field.name) if page.field else ""
    found["sets"] = str(page.sets)
    for key in ("decision_date", "effective_from"):
        day: date | None = getattr(page, key)
        found[key] = day.isoformat() if day else ""
    papers = (Paper(tidy(one.name), one.originals, one.copies) for one in page.dossier.all())
    found["dossier"] = "\n".join(written(paper) for paper in papers if paper.name)
    found["forms"] = "\n".join(name for one in page.forms.all() if (name := tidy(one.name)))
    return {column.key: found[column.key] for column in COLUMNS}


def write_record(page: "ProcedurePage", record: Record, fields: dict[str, Field]) -> None:
    """Put what `record` says on `page` without saving it; keys it lacks leave the page as it is.

    `fields` holds the fields of administration by name; a form whose name stays keeps its file, and a new
    one takes the document of the library that has its name.
    """
    for column in COLUMNS:
        if column.key not in record:
            continue
        text = record[column.key]
        if column.key == "field":
            page.field = fields[text] if text else None
        elif column.key == "dossier":
            _write_dossier(page, text)
        elif column.key == "forms":
            _write_forms(page, text)
        elif column.shape is Shape.DATE:
            setattr(page, column.key, date.fromisoformat(text) if text else None)
        else:
            setattr(page, column.key, int(text or 1) if column.shape is Shape.NUMBER else text)


def _write_dossier(page: "ProcedurePage", text: str) -> None:
    papers = [understood(line) for line in text.splitlines()]
    page.dossier = [
        DossierPart(sort_order=place, name=paper.name, originals=paper.originals, copies=paper.copies)
        for place, paper in enumerate(papers)
    ]


def _write_forms(page: "ProcedurePage", text: str) -> None:
    names = text.splitlines()
    kept = {tidy(one.name): one.document_id for one in page.forms.all()}
    new = [name for name in names if name not in kept]
    found = dict(Document.objects.filter(title__in=new).order_by("-pk").values_list("title", "pk"))
    page.forms = [
        ProcedureForm(sort_order=place, name=name, document_id=kept.get(name) or found.get(name))
        for place, name in enumerate(names)
    ]
