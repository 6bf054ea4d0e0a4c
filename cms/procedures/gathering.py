"""An import of procedures waits as one."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.gatherings import Gathering
from cms.procedures.models import BatchState, ProcedureBatch


def imports() -> list[Gathering]:
    """Return the imports a leader has not decided about."""
    waiting = ProcedureBatch.objects.filter(state=BatchState.SUBMITTED).select_related("made_by")
    return [_gathering(batch) for batch in waiting.prefetch_related("items")]


def _gathering(batch: ProcedureBatch) -> Gathering:
    pages = frozenset(item.page_id for item in batch.items.all() if not item.note)
    return Gathering(
        title=_("%(number)d procedures imported from “%(file)s”")
        % {"number": len(pages), "file": batch.file_name},
        author=batch.made_by,
        since=batch.submitted_at or batch.made_at,
        link=link_to(batch),
        pages=pages,
    )


def link_to(batch: ProcedureBatch) -> str:
    return reverse("procedures_batch", args=(batch.pk,))
