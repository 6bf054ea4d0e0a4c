"""What every page obeys that is put up on a board."""

from datetime import date

from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalManyToManyField

from cms.models import ApprovedPage
from cms.notices.disclosure import Form, Rule
from cms.notices.models.places import Place
from cms.notices.models.postings import Posting
from cms.notices.working_days import last_day_posted


class PostedPage(ApprovedPage):
    """A page with wanted places; the rows of what hangs where are its `postings`."""

    wanted_places = ParentalManyToManyField(
        "notices.Place",
        blank=True,
        related_name="+",
        verbose_name=gettext_lazy("places to be posted at"),
        help_text=gettext_lazy("Left empty, the places the law asks for are filled in when you save."),
    )
    post_from = models.DateField(
        gettext_lazy("to be posted from"),
        null=True,
        blank=True,
        help_text=gettext_lazy("Empty: as soon as it is approved."),
    )
    post_until = models.DateField(
        gettext_lazy("to be posted until"),
        null=True,
        blank=True,
        help_text=gettext_lazy("Empty: as long as the law asks for at least."),
    )

    class Meta:
        abstract = True

    @property
    def asked(self) -> tuple[Rule, ...]:
        """The rules of the law that hold for this page."""
        raise NotImplementedError

    @property
    def board_rule(self) -> Rule | None:
        return next((one for one in self.asked if one.form == Form.BOARD), None)

    @property
    def minimum_days(self) -> int | None:
        """The least days of posting; None permanently, 0 where the law names none."""
        rule = self.board_rule
        return rule.days if rule else 0

    @property
    def permanent(self) -> bool:
        return self.minimum_days is None

    @property
    def document_day(self) -> date | None:
        """The day the five working days begin with."""
        return None

    def places_of_law(self) -> "models.QuerySet[Place]":
        """The places in use at which the law wants this posted."""
        rule = self.board_rule
        kinds = [kind.value for kind in rule.places] if rule else []
        return Place.objects.filter(active=True, kind__in=kinds)

    def to_decide(self) -> list[tuple[str, str]]:
        places = "\n".join(place.name for place in self.wanted_places.all())
        wanted = [(_("Posted at"), places or _("no board"))]
        if places:
            wanted.append((_("How long it hangs"), self._hanging_said()))
        return [*super().to_decide(), *wanted]

    def _hanging_said(self) -> str:
        """Return the days of posting in words: "từ 01/12/2026, đến hết 31/12/2026"."""
        first = _("from %(day)s") % {"day": f"{self.post_from:%d/%m/%Y}"} if self.post_from else ""
        first = first or _("from the day it is approved and put up")
        if self.permanent:
            return f"{first}, {_('permanently')}"
        if self.post_until:
            return f"{first}, " + _("up to and including %(day)s") % {"day": f"{self.post_until:%d/%m/%Y}"}
        if not self.minimum_days:
            return first
        return f"{first}, " + _("at least %(days)d days on end") % {"days": self.minimum_days}

    def posting_gaps(self) -> list[str]:
        """Return what is missing about places and days, a Vietnamese sentence each."""
        found = []
        if self.board_rule and not list(self.wanted_places.all()):
            found.append(
                _("No place to be posted at is chosen (%(basis)s).") % {"basis": self.board_rule.basis}
            )
        if self.post_from and self.post_until:
            found += self._days_gaps(self.post_from, self.post_until)
        return found

    def _days_gaps(self, first: date, last: date) -> list[str]:
        if last < first:
            return [_("The last day of posting lies before the first.")]
        if not self.board_rule or not self.minimum_days or last >= last_day_posted(first, self.minimum_days):
            return []
        return [
            _(
                "It must be posted for at least %(days)d days on end, "
                "until %(day)s at the earliest (%(basis)s)."
            )
            % {
                "days": self.minimum_days,
                "day": f"{last_day_posted(first, self.minimum_days):%d/%m/%Y}",
                "basis": self.board_rule.basis,
            }
        ]

    def on_boards(self) -> list[Posting]:
        """The postings of this page with their places, in the order of the places."""
        if self.pk is None:  # a preview of what was never saved
            return []
        prefetch_related_objects([self], Prefetch("postings", Posting.objects.select_related("place")))
        return list(self.postings.all())
