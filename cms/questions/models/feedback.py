from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.questions.codes import new_code
from cms.questions.states import OPEN, FeedbackState


def private_storage() -> FileSystemStorage:
    """Where photos lie: outside the folder of public files, shown to officers by a view alone."""
    return FileSystemStorage(location=settings.VAR_DIR / "private")


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def open(self) -> "FeedbackQuerySet":
        """What still waits for an answer."""
        return self.filter(state__in=OPEN)

    def naming_somebody(self) -> "FeedbackQuerySet":
        """What still holds a name, a contact or a photo."""
        return self.exclude(name="", contact="", photo="")


class Feedback(models.Model):
    """What a resident tells or asks the commune (phản ánh, kiến nghị), from receipt to answer.

    Name, contact and photo are seen by those who answer alone and never published; `cms.questions.desk`
    is the only thing that changes a row after it was received.
    """

    site = models.ForeignKey(
        "wagtailcore.Site", on_delete=models.PROTECT, related_name="+", verbose_name=_("site")
    )
    code = models.CharField(_("receipt code"), max_length=20, unique=True, default=new_code, editable=False)
    number = models.CharField(max_length=32, unique=True, editable=False)  # of the stamp: taken once
    digest = models.CharField(max_length=64, db_index=True, editable=False)
    state = models.CharField(
        pgettext_lazy("of a thing's life", "state"),
        max_length=10,
        choices=FeedbackState.choices,
        default=FeedbackState.RECEIVED,
    )
    subject = models.CharField(pgettext_lazy("of a letter", "subject"), max_length=150)
    text = models.TextField(_("what was written"))
    place = models.CharField(pgettext_lazy("of a letter", "place"), max_length=120)
    name = models.CharField(_("name of the sender"), max_length=80, blank=True)
    contact = models.CharField(_("telephone or e-mail of the sender"), max_length=120, blank=True)
    photo = models.FileField(_("photo"), storage=private_storage, upload_to="gop-y", blank=True)
    consented_at = models.DateTimeField(_("consent given at"), null=True, blank=True)
    received_at = models.DateTimeField(_("received at"), default=timezone.now)
    due_on = models.DateField(_("to be answered by"))
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("looked into by"),
    )
    answer = models.TextField(_("answer to the sender"), blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.CharField(_("answered by"), max_length=150, blank=True)
    closing_reason = models.TextField(_("why it was closed without publishing"), blank=True)
    erased_at = models.DateTimeField(_("name and contact erased at"), null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("feedback of a resident")
        verbose_name_plural = _("feedback of residents")
        ordering = ["-received_at", "-id"]
        indexes = [models.Index(fields=["state", "due_on"], name="feedback_due")]
        default_permissions = ("view",)
        permissions = [
            ("handle_feedback", "Can handle feedback of residents"),
            ("answer_feedback", "Can answer feedback that was handed to them"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def state_words(self) -> str:
        return str(FeedbackState(self.state).label)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def received_on(self) -> date:
        return timezone.localdate(self.received_at)

    def is_late(self, today: date) -> bool:
        """Whether the last day to answer is over and no answer was given."""
        return self.is_open and today > self.due_on

    def names_somebody(self) -> bool:
        return bool(self.name or self.contact or self.photo)

    def erase_sender(self, at: datetime) -> None:
        """Take out for good what would name the sender; the letter and its answer stay."""
        if self.photo:
            self.photo.delete(save=False)
        self.name = self.contact = ""
        self.erased_at = at
        self.save(update_fields=["name", "contact", "photo", "erased_at"])


class FeedbackDeed(models.Model):
    """One thing that was done about a feedback, in words; never changed."""

    feedback = models.ForeignKey(
        Feedback, on_delete=models.CASCADE, related_name="deeds", verbose_name=_("feedback")
    )
    happened_at = models.DateTimeField(_("when"))
    actor = models.CharField(_("who"), max_length=150)
    words = models.TextField(_("in words"))

    class Meta:
        verbose_name = _("deed about a feedback")
        verbose_name_plural = _("deeds about feedback")
        ordering = ["happened_at", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.words


def due_day(received: date, days: int) -> date:
    """Return the last day to answer, `days` after the day it was received."""
    return received + timedelta(days=days)
