"""A file of procedures on its way to a leader: checked, submitted together, approved together."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BatchState(models.TextChoices):
    CHECKED = "checked", pgettext_lazy("batch", "checked, not yet accepted")
    SUBMITTED = "submitted", pgettext_lazy("batch", "waits for a leader")
    APPROVED = "approved", pgettext_lazy("batch", "approved")
    RETURNED = "returned", pgettext_lazy("batch", "sent back")


BATCH_TRANSITIONS: dict[BatchState, frozenset[BatchState]] = {
    BatchState.CHECKED: frozenset({BatchState.SUBMITTED}),
    BatchState.SUBMITTED: frozenset({BatchState.APPROVED, BatchState.RETURNED}),
    BatchState.APPROVED: frozenset(),
    BatchState.RETURNED: frozenset(),
}


class WrongState(RuntimeError):
    """A batch was to take a step it may not take from where it stands, or somebody else was faster."""


class ProcedureBatch(models.Model):
    """Procedures imported together from one file.

    While CHECKED it only remembers the rows of the file for a short time (`rows`: a list of {"number",
    "record"}) and what accepting them would do (`digest`); nothing else of the file is kept. After that the
    rows are gone and its items say which pages wait together.
    """

    list_page = models.ForeignKey(
        "procedures.ProcedureIndexPage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("list of procedures"),
    )
    file_name = models.CharField(_("name of the file"), max_length=200)
    state = models.CharField(
        pgettext_lazy("batch", "state"), max_length=10, choices=BatchState.choices, default=BatchState.CHECKED
    )
    rows = models.JSONField(_("rows of the file"), default=list)
    digest = models.CharField(_("what accepting it would do"), max_length=64)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reason = models.TextField(_("reason for sending it back"), blank=True)

    class Meta:
        verbose_name = _("import of procedures")
        verbose_name_plural = _("imports of procedures")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    def move(self, to: BatchState, **more: object) -> None:
        """Take a step, only if the row still stands where it is read to stand; raises WrongState."""
        if to not in BATCH_TRANSITIONS[BatchState(self.state)]:
            raise WrongState(f"batch {self.pk}: {self.state} -> {to}")
        moved = ProcedureBatch.objects.filter(pk=self.pk, state=self.state).update(state=to, **more)
        if not moved:
            raise WrongState(f"batch {self.pk} is not {self.state} any more")
        self.refresh_from_db()


class BatchItem(models.Model):
    """One procedure of a batch; `note` says why it could not be submitted with the others."""

    batch = models.ForeignKey(ProcedureBatch, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey("procedures.ProcedurePage", on_delete=models.CASCADE, related_name="+")
    revision_id = models.BigIntegerField(_("revision"))
    number = models.PositiveIntegerField(_("row of the file"))
    deed = models.CharField(_("what happens"), max_length=10)
    note = models.TextField(_("why it was not submitted"), blank=True)

    class Meta:
        verbose_name = _("procedure of an import")
        verbose_name_plural = _("procedures of an import")
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.page}"
