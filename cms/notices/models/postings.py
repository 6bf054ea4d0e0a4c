from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.notices.working_days import A_DAY, earliest_take_down


class PostingState(models.TextChoices):
    """The life of one notice at one place."""

    TO_POST = "to_post", pgettext_lazy("posting", "to be posted")
    POSTED = "posted", pgettext_lazy("posting", "posted")
    TAKEN_DOWN = "taken_down", pgettext_lazy("posting", "taken down")


TRANSITIONS: dict[PostingState, frozenset[PostingState]] = {
    PostingState.TO_POST: frozenset({PostingState.POSTED}),
    PostingState.POSTED: frozenset({PostingState.TAKEN_DOWN}),
    PostingState.TAKEN_DOWN: frozenset(),
}


class Posting(models.Model):
    """A notice (or the quarterly register) at a place, with the proof; `cms.notices.posting` moves it.

    `minimum_days` is frozen when the row is made: at least so many consecutive days, None permanently.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="postings", verbose_name=_("notice")
    )
    place = models.ForeignKey(
        "notices.Place", on_delete=models.PROTECT, related_name="postings", verbose_name=_("posting place")
    )
    state = models.CharField(
        _("state"), max_length=12, choices=PostingState.choices, default=PostingState.TO_POST
    )
    minimum_days = models.PositiveSmallIntegerField(_("least days of posting"), null=True, blank=True)
    post_from = models.DateField(_("to be posted from"), null=True, blank=True)
    due_on = models.DateField(_("to be posted by"), null=True, blank=True)

    posted_on = models.DateField(_("posted on"), null=True, blank=True)
    posted_by = models.CharField(_("posted by"), max_length=300, blank=True)
    posted_photo = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("photo of the posting"),
    )
    posted_minutes = models.ForeignKey(
        "wagtaildocs.Document",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("minutes of the posting"),
    )
    take_down_from = models.DateField(_("to be taken down on"), null=True, blank=True)

    taken_down_on = models.DateField(_("taken down on"), null=True, blank=True)
    taken_down_by = models.CharField(_("taken down by"), max_length=300, blank=True)
    taken_down_photo = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("photo of the take-down"),
    )
    taken_down_minutes = models.ForeignKey(
        "wagtaildocs.Document",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("minutes of the take-down"),
    )
    early_reason = models.TextField(_("why it came down early"), blank=True)

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["page", "place__order", "place__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "place"],
                condition=~models.Q(state="taken_down"),
                name="notices_posting_once_a_place",
            )
        ]
        indexes = [models.Index(fields=["state", "due_on"])]

    def __str__(self) -> str:
        return f"{self.page.title} – {self.place.name}"

    @property
    def permanent(self) -> bool:
        return self.minimum_days is None

    @property
    def lawful_from(self) -> date | None:
        """The first day it may come down under the law; None where it hangs permanently or not yet."""
        return earliest_take_down(self.posted_on, self.minimum_days) if self.posted_on else None

    @property
    def last_day(self) -> date | None:
        """The last day it is to hang; None where that is permanently or not known yet."""
        return self.take_down_from - A_DAY if self.take_down_from else None
