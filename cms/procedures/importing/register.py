"""The procedures a list has, as last written, for comparing a file with them."""

from collections.abc import Mapping
from typing import Any

from wagtail.models import TaskState

from cms.procedures.columns import COLUMNS, Shape, tidy
from cms.procedures.dossier import Paper, written
from cms.procedures.importing.plan import Kept
from cms.procedures.models import Field, ProcedureIndexPage, ProcedurePage
from cms.procedures.record import record_of


def register_of(page: ProcedureIndexPage) -> dict[str, Kept]:
    """Return the procedures of a list by code, drafts included, each as it was last written.

    A draft is read from the text of its revision: making a page of each would ask the database of a
    commune some thousands of questions.
    """
    waiting = set(
        TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).values_list(
            "revision__object_id", flat=True
        )
    )
    fields = dict(Field.objects.values_list("pk", "name"))
    procedures = ProcedurePage.objects.child_of(page).select_related("field", "latest_revision")
    found = {}
    for one in procedures.prefetch_related("dossier", "forms"):
        draft = one.latest_revision if one.has_unpublished_changes else None
        record = _record_in(draft.content, fields) if draft else record_of(one)
        if record["code"]:
            found[record["code"]] = Kept(record, str(one.pk) in waiting, one.pk)
    return found


def _record_in(content: Mapping[str, Any], fields: Mapping[int, str]) -> dict[str, str]:
    """Return what the serialised content of a revision says, as `record_of` does of a page."""
    found = {}
    for column in COLUMNS:
        value = content.get(column.key)
        found[column.key] = (value or "") if column.shape is Shape.DATE else tidy(str(value or ""))
    found["field"] = tidy(fields.get(content.get("field") or 0, ""))
    papers = [Paper(tidy(one["name"]), one["originals"], one["copies"]) for one in content.get("dossier", ())]
    found["dossier"] = "\n".join(written(paper) for paper in papers if paper.name)
    names = (tidy(one["name"]) for one in content.get("forms", ()))
    found["forms"] = "\n".join(name for name in names if name)
    return found
