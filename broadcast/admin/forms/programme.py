from collections.abc import Iterator
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from broadcast import wording
from broadcast.admin.forms.fields import ClockField, DayField, TimesField, WeekdaysField
from broadcast.admin.forms.rows import FormWithRows, RowForm
from broadcast.admin.timing import airs_on, objections_to, proposal_of
from broadcast.models import ExceptionKind, Programme, ProgrammeException, ProgrammeKind, Station
from broadcast.proposed import Proposal
from broadcast.recurrence import Picked, from_recurrence, to_recurrence
from broadcast.timetable import Change, DayChange
from campaigns.models import Channel
from cms import activities
from cms.activities import Serves
from cms.slugs import slug_of

FIELDSETS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("The programme"), ("title", "description", "kind", "activity", "active")),
    (
        _("When it is on air"),
        ("weekdays", "times", "every", "starts_on", "ends_on", "holidays", "max_minutes", "lock_hours"),
    ),
    (_("When two want to be heard at once"), ("priority", "interruption")),
    (_("The relay"), ("stream_url", "stream_timeout")),
    (_("Where it is heard"), ("zones",)),
    (
        _("What a bulletin is made of"),
        ("max_items", "with_greeting", "with_headlines", "with_separators"),
    ),
    (_("On the website"), ("slug",)),
)
STREAM = URLValidator(schemes=["http", "https"])
PICKED = ("weekdays", "times", "every")


class ExceptionForm(RowForm):
    day = DayField(label=_("Day"))
    at = ClockField(
        label=_("Time"), required=False, help_text=_("The new time; for an extra airing, its time.")
    )

    class Meta:
        model = ProgrammeException
        fields = ["day", "kind", "at", "reason"]

    def clean_at(self) -> time | None:
        at: time | None = self.cleaned_data["at"]
        if at is None and self.cleaned_data.get("kind") in {ExceptionKind.MOVE, ExceptionKind.ADD}:
            raise ValidationError(_("Please write the time of that day."))
        return None if self.cleaned_data.get("kind") == ExceptionKind.CANCEL else at


ExceptionRows = forms.inlineformset_factory(
    Programme, ProgrammeException, form=ExceptionForm, extra=0, can_delete=True
)


class ProgrammeForm(FormWithRows):
    """A programme as officers see it: weekdays and times instead of a recurrence rule."""

    title = forms.CharField(label=_("Name of the programme"), max_length=150)
    weekdays = WeekdaysField(
        label=_("Weekdays"), error_messages={"required": _("Please choose at least one weekday.")}
    )
    times = TimesField(
        label=_("Times on air"),
        help_text=_("One time a box, for example 5:30 and 17:00."),
        error_messages={"required": _("Please write at least one time.")},
    )
    every = forms.TypedChoiceField(
        label=_("How often"),
        coerce=int,
        initial=1,
        choices=[
            (1, _("every week")),
            (2, _("every 2 weeks")),
            (3, _("every 3 weeks")),
            (4, _("every 4 weeks")),
        ],
    )
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"), required=False, help_text=_("Empty: until further notice."))
    slug = forms.SlugField(
        label=_("Address"),
        required=False,
        max_length=80,
        help_text=_("The last part of its web address. Empty: made from the title."),
    )
    rows_class = ExceptionRows
    fieldsets = FIELDSETS

    class Meta:
        model = Programme
        fields = [name for _heading, names in FIELDSETS for name in names if name not in PICKED]
        widgets = {
            "zones": forms.CheckboxSelectMultiple,
            "holidays": forms.RadioSelect,
            "kind": forms.RadioSelect,
        }

    def __init__(self, *args: Any, station: Station, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.station, self.today = station, today
        if self.instance.station_id is None:
            self.instance.station = station
        self.fields["zones"].queryset = station.zones.all()  # type: ignore[attr-defined]
        self.fields["starts_on"].initial = today
        current = self.instance.activity_id
        activities.offer(self.fields["activity"], current, gettext("Outside any plan"), Serves(Channel.RADIO))
        self.unshown = bool(self.instance.recurrence) and not self._show_picked()

    def _show_picked(self) -> bool:
        """Fill the pickers from the rule; False for a rule by another hand, which they cannot show."""
        picked = from_recurrence(self.instance.recurrence)
        if picked is not None:
            self.initial["weekdays"] = sorted(picked.weekdays)
            self.initial["times"] = picked.times
            self.initial["every"] = picked.every
            self._offer(picked.every)
        return picked is not None

    def _offer(self, every: int) -> None:
        """Offer an interval the list does not have, so that saving changes nothing."""
        field = self.fields["every"]
        offered = [value for value, _label in field.choices]  # type: ignore[attr-defined]
        if every not in offered:
            label = _("every %(number)s weeks") % {"number": every}
            field.choices = [*field.choices, (every, label)]  # type: ignore[attr-defined]

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"] or slug_of(self.cleaned_data.get("title", ""), 80)
        if not slug:
            raise ValidationError(_("Please write an address: the title has no letter one could be made of."))
        return str(slug)

    def clean_stream_url(self) -> str:
        """The address of a relay; none is kept for a bulletin of one's own."""
        address = str(self.cleaned_data["stream_url"]).strip()
        if not address or self.cleaned_data.get("kind") != ProgrammeKind.RELAY:
            return ""
        try:
            STREAM(address)
        except ValidationError as error:
            sentence = _("“%(address)s” is not the address of a stream. It begins with http:// or https://.")
            raise ValidationError(sentence, params={"address": address}) from error
        return address

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if all(cleaned.get(name) for name in PICKED):
            picked = Picked(frozenset(cleaned["weekdays"]), cleaned["times"], cleaned["every"])
            self.instance.recurrence = to_recurrence(picked)
        taken = Programme.objects.filter(station=self.instance.station, slug=cleaned.get("slug", ""))
        if taken.exclude(pk=self.instance.pk).exists():
            self.add_error("slug", _("The station has a programme at this address already."))
        return cleaned

    @property
    def readable(self) -> bool:
        """Whether it can be told from the form when the programme is on air."""
        if not self.is_bound:
            return bool(self.instance.recurrence)
        return not {*PICKED, "starts_on", "ends_on"} & set(self.errors)

    def proposal(self) -> Proposal:
        """The programme as it stands in the valid form; nothing is saved."""
        zones = frozenset(zone.pk for zone in self.cleaned_data.get("zones", ()))
        return proposal_of(self.instance, tuple(self._changes()), zones)

    def _changes(self) -> Iterator[DayChange]:
        for row in self.rows.forms:
            facts = row.cleaned_data
            if facts and not facts.get("DELETE"):
                yield DayChange(facts["day"], Change(facts["kind"]), facts["at"])

    def clean_with_rows(self) -> None:
        proposal = self.proposal()
        for row in self.rows.forms:
            if {"day", "kind"} & set(row.changed_data) and not row.cleaned_data.get("DELETE"):
                self._clean_row(row, proposal)
        if not self.instance.active:
            return
        for found in objections_to(self.instance, proposal, self.today):
            self.add_error(None, wording.objection(found))

    def _clean_row(self, row: ExceptionForm, proposal: Proposal) -> None:
        """An exception is for a day to come, and only an extra airing for one without an airing."""
        day, kind = row.cleaned_data["day"], row.cleaned_data["kind"]
        words = {"day": f"{day:%d/%m/%Y}"}
        if day < self.today:
            row.add_error(None, _("%(day)s has passed.") % words)
        elif kind != ExceptionKind.ADD and not airs_on(proposal, self.station, day):
            row.add_error(None, _("On %(day)s this programme is not on air anyway.") % words)
