"""Checking a file, and accepting it: drafts are written and submitted together, or nothing is."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from cms.models import User
from cms.notifications.telling import told_together
from cms.procedures.columns import Record
from cms.procedures.gathering import link_to
from cms.procedures.importing.files import read
from cms.procedures.importing.plan import Deed, Planned, plan
from cms.procedures.importing.register import register_of
from cms.procedures.importing.rows import Fault as _Fault
from cms.procedures.importing.rows import Header, Problem, Read
from cms.procedures.models import (
    BatchItem,
    BatchState,
    Field,
    ProcedureBatch,
    ProcedureIndexPage,
    ProcedurePage,
)
from cms.procedures.record import write_record
from cms.workflow import NotReady, submit

REMEMBERED = timedelta(hours=2)
WRITTEN = (Deed.NEW, Deed.AMENDED, Deed.REPEALED)


class Changed(RuntimeError):
    """The register changed between the check and the acceptance: what was shown would not be what happens."""


def may_import(user: User, page: ProcedureIndexPage) -> bool:
    """Whether an account may import into a list: it may add procedures there and change those of others."""
    tester = page.permissions_for_user(user)
    return bool(
        user.has_perm("procedures.add_procedurebatch") and tester.can_add_subpage() and tester.can_edit()
    )


def check(page: ProcedureIndexPage, name: str, content: bytes, *, by: User) -> tuple[ProcedureBatch, Header]:
    """Read a file and remember its rows for two hours; no procedure is touched. Raises Refused."""
    header, rows = read(name, content)
    forget_old()
    made = ProcedureBatch.objects.create(
        list_page=page,
        file_name=name[-200:],
        made_by=by,
        rows=[_remembered(row) for row in rows],
        digest=digest(plan(rows, register_of(page))),
    )
    return made, header


def forget_old() -> None:
    """Delete what was checked and never accepted."""
    old = timezone.now() - REMEMBERED
    ProcedureBatch.objects.filter(state=BatchState.CHECKED, made_at__lt=old).delete()


def planned(batch: ProcedureBatch) -> list[Planned]:
    """Return what accepting a checked batch would do now."""
    rows = [_recalled(row) for row in batch.rows]
    return plan(rows, register_of(batch.list_page))


def digest(rows: Iterable[Planned]) -> str:
    """Return a fingerprint of a plan."""
    said = [(row.number, row.code, row.deed.value, row.changes) for row in rows]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


@transaction.atomic
def accept(batch: ProcedureBatch, *, by: User) -> ProcedureBatch:
    """Write and submit the good rows of a checked batch; return it.

    Raises PermissionDenied, models.batches.WrongState where it was accepted before, Changed where the
    register is not what it was when the officer looked. Then nothing is written.
    """
    if not may_import(by, batch.list_page):
        raise PermissionDenied(_("Your account may not import procedures."))
    rows = planned(batch)
    if digest(rows) != batch.digest:
        raise Changed
    wanted = [row for row in rows if row.deed in WRITTEN]
    batch.move(BatchState.SUBMITTED, rows=[], submitted_at=timezone.now())
    told = _("%(author)s asks you to approve %(number)d procedures imported from “%(file)s”.") % {
        "author": by.signature,
        "number": len(wanted),
        "file": batch.file_name,
    }
    with told_together(key=f"batch:{batch.pk}:submitted", words=told, link=link_to(batch)):
        written(batch, wanted, by=by)
    return batch


def written(batch: ProcedureBatch, rows: Sequence[Planned], *, by: User) -> None:
    """Write the rows as drafts and submit them, an item of the batch each."""
    there = {code: kept.key for code, kept in register_of(batch.list_page).items()}
    fields = _fields(row.record["field"] for row in rows if row.record)
    for row in rows:
        page = _newest(there[row.code]) if row.code in there else None
        page = _draft(batch.list_page, page, row.record or {}, fields, by)
        note = _submitted(page, by)
        revision: Revision = page.get_latest_revision()
        BatchItem.objects.create(
            batch=batch, page=page, revision_id=revision.pk, number=row.number, deed=row.deed.value, note=note
        )


def _newest(key: int) -> ProcedurePage:
    newest: ProcedurePage = ProcedurePage.objects.get(pk=key).get_latest_revision_as_object()
    return newest


def _draft(
    parent: ProcedureIndexPage, page: ProcedurePage | None, record: Record, fields: dict[str, Field], by: User
) -> ProcedurePage:
    if page is None:
        page = ProcedurePage(owner=by, live=False)
        write_record(page, record, fields)
        parent.add_child(instance=page)
    else:
        write_record(page, record, fields)
    page.save_revision(user=by)
    return page


def _submitted(page: ProcedurePage, by: User) -> str:
    """Submit a draft; return what it lacks by rules this room does not know, "" where it waits now."""
    try:
        submit(page, by=by)
    except NotReady as lacking:
        return " ".join(lacking.messages)
    return ""


def _fields(names: Iterable[str]) -> dict[str, Field]:
    """Return the fields of administration by name, those that are missing made."""
    there = {field.name: field for field in Field.objects.all()}
    for name in names:
        if name and name not in there:
            there[name] = Field.objects.create(name=name)
    return there


def _remembered(row: Read) -> dict[str, object]:
    problems = [(one.fault.value, one.column, one.detail) for one in row.problems]
    return {"number": row.number, "record": row.record, "problems": problems}


def _recalled(row: dict[str, object]) -> Read:
    kept: list[tuple[str, str, str]] = row["problems"]  # type: ignore[assignment]
    problems = [Problem(_Fault(fault), column, detail) for fault, column, detail in kept]
    return Read(row["number"], row["record"], problems)  # type: ignore[arg-type]
