from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Site
from wagtail.query import PageQuerySet

from campaigns.models import Channel
from cms.activities import Serves
from cms.blocks import article_blocks
from cms.events.invitation import Gathering, invitation, when
from cms.events.models.records import EventRecord
from cms.events.states import EventState
from cms.loudspeaker import from_blocks
from cms.models import CommuneSettings, ListPage, SpokenPage, address_tab, loudspeaker_tab
from cms.serving import good_until


class EventKind(models.TextChoices):
    DIALOGUE = "dialogue", pgettext_lazy("kind of event", "dialogue")
    CONFERENCE = "conference", pgettext_lazy("kind of event", "conference")
    TRAINING = "training", pgettext_lazy("kind of event", "training")
    VILLAGE = "village", pgettext_lazy("kind of event", "village meeting")
    OTHER = "other", pgettext_lazy("kind of event", "event")


class EventIndexPage(ListPage):
    """The list of events: those to come, the next first; then those that are over."""

    entry_template = "cms/events/card.html"
    nothing_yet = _("No event is over yet.")
    template = "cms/events/list.html"
    shows = frozenset({"event"})
    subpage_types = ["events.EventPage"]

    class Meta:
        verbose_name = _("list of events")

    def entries(self) -> PageQuerySet:
        """Return the events that are over, the last one first."""
        return self._all().exclude(still_to_come()).order_by("-starts_at", "-pk")

    def upcoming(self) -> PageQuerySet:
        """Return the events to come or going on, the next one first."""
        return self._all().filter(still_to_come()).order_by("starts_at", "pk")

    @classmethod
    def front_entries(cls, section: Any) -> PageQuerySet:
        """Return what of this list is of interest on the front page."""
        found: PageQuerySet = EventPage.objects.child_of(section).live().filter(still_to_come())
        return found.select_related("record").order_by("starts_at", "pk")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["upcoming"] = list(self.upcoming()[:50])
        ends = [event.over_at for event in context["upcoming"] if event.over_at]
        good_until(request, min(ends, default=None))
        return context

    def _all(self) -> PageQuerySet:
        found: PageQuerySet = super().entries().select_related("record")
        return found


def still_to_come(now: datetime | None = None) -> Q:
    """Return the condition of events that are not over at `now`."""
    moment = now or timezone.now()
    return Q(ends_at__gt=moment) | Q(ends_at=None, starts_at__gt=moment)


class EventPage(SpokenPage):
    """A dialogue, conference, training or village meeting, from the invitation to the minutes."""

    kind = "event"
    shows = frozenset({"event"})
    portal_fields = ("event_kind", "starts_at", "ends_at", "place", "invited", "state")

    serves = Serves(Channel.MEETING, by="event_kind", of={EventKind.DIALOGUE.value: Channel.DIALOGUE})

    event_kind = models.CharField(
        _("kind of event"), max_length=12, choices=EventKind.choices, default=EventKind.CONFERENCE
    )
    starts_at = models.DateTimeField(_("begins"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=250, blank=True)
    invited = models.CharField(
        _("who is invited"),
        max_length=300,
        blank=True,
        help_text=_("For example “toàn thể bà con thôn 1, thôn 2”."),
    )
    programme = models.TextField(_("programme"), blank=True, max_length=3000, help_text=_("One item a line."))
    register = models.CharField(
        _("how to register"), max_length=300, blank=True, help_text=_("Empty: nobody needs to register.")
    )
    registered = models.PositiveIntegerField(_("people registered"), null=True, blank=True)
    body = StreamField(article_blocks(), verbose_name=_("text"), blank=True)
    minutes = models.ForeignKey(
        "wagtaildocs.Document",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=pgettext_lazy("of a meeting", "minutes"),
    )

    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []
    template = "cms/events/page.html"

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    TitleFieldPanel("title", classname="title"),
                    FieldPanel("event_kind"),
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                            FieldPanel("place"),
                            FieldPanel("invited"),
                            FieldPanel("register"),
                        ],
                        heading=_("When, where, who"),
                    ),
                    FieldPanel("summary"),
                    FieldPanel("programme"),
                    FieldPanel("body"),
                ],
                heading=pgettext_lazy("tab of the editor", "Content"),
            ),
            ObjectList(
                [
                    FieldPanel("registered"),
                    FieldPanel("minutes"),
                    InlinePanel("questions", heading=_("Questions and answers"), label=_("question asked")),
                    InlinePanel("photos", heading=_("Photos"), label=_("photo")),
                ],
                heading=pgettext_lazy("tab of the editor", "Afterwards"),
            ),
            loudspeaker_tab(),
            ObjectList([FieldPanel("activity")], heading=pgettext_lazy("tab of the editor", "Plan")),
            address_tab(),
        ]
    )

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @property
    def now_is(self) -> EventRecord:
        """What became of it; planned where nobody said anything else."""
        record: EventRecord | None = getattr(self, "record", None)
        return record or EventRecord(page=self)

    @property
    def state(self) -> str:
        return str(self.now_is.get_state_display())

    @property
    def over_at(self) -> datetime | None:
        return self.ends_at or self.starts_at

    @property
    def is_over(self) -> bool:
        return bool(self.over_at and self.over_at <= timezone.now())

    @cached_property
    def asked(self) -> list[Any]:
        return list(self.questions.all())

    @cached_property
    def pictures(self) -> list[Any]:
        """The photos, with what it takes to show them read at once."""
        return list(self.photos.select_related("image").prefetch_related("image__renditions"))

    @property
    def programme_lines(self) -> list[str]:
        return [line.strip() for line in self.programme.splitlines() if line.strip()]

    def when(self) -> str:
        """Say when it is, as residents read it."""
        if self.starts_at is None:
            return ""
        return when(timezone.localtime(self.starts_at), self.ends_at and timezone.localtime(self.ends_at))

    def clean(self) -> None:
        """Never invite to what has begun: the last day on air is at the latest that of the event."""
        super().clean()
        if self.starts_at:
            day = timezone.localtime(self.starts_at).date()
            self.air_until = min(self.air_until, day) if self.air_until else day

    def gaps(self) -> list[str]:
        found = []
        if self.starts_at is None:
            found.append(gettext("It is not said when the event begins."))
        elif self.ends_at and self.ends_at <= self.starts_at:
            found.append(gettext("The event ends before it begins."))
        if not self.place.strip():
            found.append(gettext("It is not said where the event is."))
        if not self.invited.strip():
            found.append(gettext("It is not said who is invited."))
        return [*found, *super().gaps()]

    def words(self) -> str:
        asked = [f"{one.question}\n{one.answer}" for one in self.asked]
        lines = [
            self.summary,
            self.when(),
            self.place,
            self.invited,
            self.programme,
            from_blocks(self.body),
            *asked,
        ]
        return "\n".join(line for line in lines if line)

    def spoken(self) -> str:
        if self.starts_at is None:
            return ""
        site = (self.get_site() if self.path else None) or Site.objects.filter(is_default_site=True).first()
        place = CommuneSettings.for_site(site).full_name if site else ""
        return invitation(
            Gathering(
                title=self.title,
                host=f"Ủy ban nhân dân {place}".strip(),
                starts=timezone.localtime(self.starts_at),
                ends=self.ends_at and timezone.localtime(self.ends_at),
                place=self.place,
                invited=self.invited,
                programme=self.programme_lines,
                register=self.register,
            )
        )

    def structured(self) -> dict[str, Any]:
        """Return what schema.org calls an Event."""
        status = {
            EventState.POSTPONED: "EventPostponed",
            EventState.CANCELLED: "EventCancelled",
        }.get(EventState(self.now_is.state), "EventScheduled")
        told = {
            "@type": "Event",
            "name": self.title,
            "description": self.in_short(),
            "startDate": self.starts_at and timezone.localtime(self.starts_at).isoformat(),
            "endDate": self.ends_at and timezone.localtime(self.ends_at).isoformat(),
            "eventStatus": f"https://schema.org/{status}",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": {"@type": "Place", "name": self.place, "address": self.place},
        }
        return {name: value for name, value in told.items() if value}
