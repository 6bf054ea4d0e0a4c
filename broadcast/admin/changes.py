"""Changes of time that wait for a second person: kept instead of saved, looked at, decided on."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.log_actions import log

from broadcast.admin.access import CONFIRM_CHANGE, SEE
from broadcast.admin.confirming import Question, confirm, posted
from broadcast.admin.forms import ProgrammeForm, StationForm
from broadcast.admin.forms.decisions import ReasonForm, SureForm
from broadcast.models import ChangeDeed, PendingChange, Programme, Station
from broadcast.refusals import Refused
from broadcast.second_person import asking, slots
from broadcast.second_person.effects import effects_of
from broadcast.states import ChangeState
from broadcast.stations import station_for_staff
from cms.access import needs, person

SHOWN = 50


class AsksSecondPerson:
    """A form's view that keeps what would touch a locked airing until somebody else confirms it."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        station, programme = _subject(form.instance)
        if station is None:
            return super().form_valid(form)  # type: ignore[misc]
        now, again = timezone.now(), _form(station, programme, self.request.POST)
        touched = effects_of(station, again.save, now) if again.is_valid() else []
        if not touched:
            return super().form_valid(form)  # type: ignore[misc]
        try:
            wish = asking.Wish(
                station,
                ChangeDeed.PROGRAMME if programme else ChangeDeed.STATION,
                str(form.instance),
                self.request.POST,
                programme=programme if programme and programme.pk else None,
            )
            change = asking.ask(wish, touched, person(self.request), now)
        except Refused as refused:
            messages.error(self.request, str(refused))
            return redirect("broadcast_changes")
        messages.warning(self.request, waits_words())
        return redirect(asking.address(change))


def waits_words() -> str:
    return _("Nothing is changed yet: an airing that is locked already needs a second person's word.")


def _subject(instance: Any) -> tuple[Station | None, Programme | None]:
    """Whose airings a form's instance changes; without a programme it is the station's own form."""
    if isinstance(instance, Programme):
        return Station.objects.get(pk=instance.station_id), instance
    return (Station.objects.get(pk=instance.pk) if instance.pk else None), None


def _form(station: Station, programme: Programme | None, data: QueryDict) -> Any:
    """The form as it was sent, over the rows as they are now."""
    if programme is None:
        return StationForm(data, instance=Station.objects.get(pk=station.pk))
    saved = Programme.objects.get(pk=programme.pk) if programme.pk else None
    today = timezone.now().astimezone(station.zone_info).date()
    return ProgrammeForm(data, instance=saved, station=station, today=today)


@needs(SEE)
def changes(request: HttpRequest) -> HttpResponse:
    """What waits first, then what was decided."""
    station = station_for_staff(request)
    rows = PendingChange.objects.filter(station=station).select_related(
        "asked_by", "decided_by", "station", "slot__programme", "slot__bulletin"
    )
    shown = sorted(rows[:SHOWN], key=lambda row: row.state != ChangeState.WAITING)
    context = {
        "rows": [(row, asking.sentences(row)) for row in shown],
        "header_title": _("Changes of time"),
        "breadcrumbs_items": [{"url": "", "label": _("Changes of time")}],
    }
    return render(request, "broadcast/admin/changes.html", context)


@needs(SEE)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    by = person(request)
    waits = found.state == ChangeState.WAITING
    context = {
        "change": found,
        "sentences": asking.sentences(found),
        "may_decide": asking.may_decide(found, by),
        "own": waits and found.asked_by_id == by.pk,
        "others": [who.signature for who in asking.others(found.asked_by)] if waits else [],
        "first_at": found.first_at.astimezone(found.station.zone_info).replace(tzinfo=None),
        "header_title": _("Change of time: %(what)s") % {"what": found.title},
        "breadcrumbs_items": [
            {"url": reverse("broadcast_changes"), "label": _("Changes of time")},
            {"url": "", "label": found.title},
        ],
    }
    return render(request, "broadcast/admin/change.html", context)


@needs(CONFIRM_CHANGE)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    found, by = _found(pk), person(request)

    def do(form: forms.Form) -> str:
        asking.confirm(found, by, timezone.now(), lambda data: _save(found, data, request))
        return asking.address(found)

    return confirm(
        request,
        Question(
            title=_("Confirm the change of time"),
            subject=found.title,
            explanation=" ".join(asking.sentences(found)),
            button=_("Confirm"),
            done=_("The change is made."),
            form=SureForm(posted(request)),
            back=asking.address(found),
            do=do,
        ),
    )


@needs(CONFIRM_CHANGE)
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    found, by = _found(pk), person(request)

    def do(form: forms.Form) -> str:
        asking.refuse(found, by, form.cleaned_data["reason"], timezone.now())
        return asking.address(found)

    return confirm(
        request,
        Question(
            title=_("Refuse the change of time"),
            subject=found.title,
            explanation=_("Nothing is changed; who asked for it is told your reason."),
            button=_("Refuse"),
            done=_("The change is refused."),
            form=ReasonForm(posted(request)),
            back=asking.address(found),
            do=do,
            serious=True,
        ),
    )


def _save(found: PendingChange, data: QueryDict, request: HttpRequest) -> None:
    """Do what was asked for, if nothing speaks against it by now; raises Refused."""
    if found.slot is not None:
        slots.do(found, data, timezone.now())
        return
    of_station = found.deed == ChangeDeed.STATION
    programme = None if of_station else found.programme or Programme(station=found.station)
    form = _form(found.station, programme, data)
    if not form.is_valid():
        against = " ".join(str(error) for error in form.non_field_errors())
        raise Refused("changed", against or _("What it is about was changed meanwhile; please ask again."))
    saved = form.save()
    action = "wagtail.create" if programme is not None and programme.pk is None else "wagtail.edit"
    log(saved, action, user=request.user, data={"asked_by": found.asked_by.signature})


def _found(pk: int) -> PendingChange:
    rows = PendingChange.objects.select_related(
        "station", "programme", "slot__programme__station", "slot__bulletin", "asked_by", "decided_by"
    )
    return get_object_or_404(rows, pk=pk)
