"""What every kind of page obeys that may be read on the loudspeakers."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from cms.completeness import air_gaps
from cms.demands import MOST_DAYS, MOST_TIMES, Demand, in_a_row
from cms.models.approved import ApprovedPage
from cms.page_form import SpokenForm
from cms.panels import DemandsPanel, ReadingPanel, RecordingPanel
from cms.shortening import shortened


class Priority(models.IntegerChoices):
    """Thông tư 39/2020/TT-BTTTT; khẩn cấp (urgent) is not a matter of pages but of the station."""

    ORDINARY = 1, _("ordinary")
    FIRST = 2, _("priority: first in the programme")


class SpokenPage(ApprovedPage):
    """A page of which a text may be read on the loudspeakers; it serves an activity of the plan.

    Subclasses write in `spoken` what is read where no loudspeaker text was written by hand.
    """

    summary = models.TextField(
        _("summary"),
        max_length=500,
        blank=True,
        help_text=_("One or two sentences; read among the headlines of the bulletin."),
    )
    activity = models.ForeignKey(
        "campaigns.Activity",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("activity of the plan"),
    )
    for_loudspeakers = models.BooleanField(_("to be read on the loudspeakers"), default=True)
    loudspeaker_text = models.TextField(
        _("loudspeaker text"), blank=True, help_text=_("Empty: derived from the text of the page.")
    )
    recording = models.ForeignKey(
        "media.Recording",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("recording"),
        help_text=_("A person's reading, heard instead of the voice of the machine."),
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority.choices, default=Priority.ORDINARY
    )
    airings_wanted = models.PositiveSmallIntegerField(
        _("airings wanted"), default=2, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    times_wished = models.PositiveSmallIntegerField(
        _("heard so many times"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_TIMES)],
    )
    days_wished = models.PositiveSmallIntegerField(
        _("within so many days"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)],
    )
    air_from = models.DateField(_("on air from"), null=True, blank=True)
    air_until = models.DateField(_("on air until"), null=True, blank=True)

    base_form_class = SpokenForm

    class Meta:
        abstract = True

    @property
    def consecutive_days(self) -> int:
        """How many days in a row the law wants this heard; 0 where it says nothing."""
        return 0

    @property
    def demands(self) -> tuple[Demand, ...]:
        """How often it is to be heard within how many days: what the law wants, then what its officer."""
        found = [in_a_row(self.consecutive_days)] if self.consecutive_days else []
        if self.times_wished and self.days_wished:
            found.append(Demand(self.times_wished, self.days_wished, since=self.air_from))
        return tuple(found)

    def spoken(self) -> str:
        """Return the words to be read where none were written by hand, a paragraph a line."""
        return ""

    def text_to_air(self) -> str:
        """Return the words to be read: the loudspeaker text where one was written, else `spoken`."""
        return self.loudspeaker_text.strip() or self.spoken()

    def is_recorded(self) -> bool:
        """Whether a person reads it: there is a recording, and it says what is to be said."""
        return self.recording is not None and self.recording.says(self.text_to_air())

    def gaps(self) -> list[str]:
        return [*super().gaps(), *air_gaps(self)]

    def in_short(self, letters: int = 155) -> str:
        own = self.search_description or self.summary
        return super().in_short(letters) if not own else shortened(own, letters)


def loudspeaker_tab() -> ObjectList:
    """The tab of the editor in which a page is prepared for the loudspeakers."""
    return ObjectList(
        [
            FieldPanel("for_loudspeakers"),
            ReadingPanel([FieldPanel("loudspeaker_text")], heading=_("What the loudspeaker will say")),
            RecordingPanel(heading=_("Voice")),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("priority"), FieldPanel("airings_wanted")]),
                    FieldRowPanel([FieldPanel("air_from"), FieldPanel("air_until")]),
                ],
                heading=_("When it is heard"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("times_wished"), FieldPanel("days_wished")]),
                    DemandsPanel(),
                ],
                heading=_("So many times in so many days"),
                help_text=_(
                    "For example 3 times in 5 days. Leave both empty where it does not matter. Several "
                    "airings on one day count each; the days begin with the first airing. Where the "
                    "timetable has too few slots, it is said here and airings are proposed."
                ),
            ),
        ],
        heading=pgettext_lazy("tab of the editor", "Loudspeakers"),
    )


def address_tab() -> ObjectList:
    """The tab of the editor with the page's address, what search engines say of it, and its legal basis."""
    return ObjectList(
        [FieldPanel("slug"), FieldPanel("search_description"), FieldPanel("legal_basis")],
        heading=pgettext_lazy("tab of the editor", "Address"),
    )
