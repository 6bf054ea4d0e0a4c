"""Máy phát: the station's players, how they are, and what may be done with each."""

from base64 import b64encode

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from broadcast.admin.access import ADD_PLAYER, CHANGE_PLAYER, SEE_PLAYERS
from broadcast.admin.confirming import Question, confirm, posted
from broadcast.admin.forms.player import PlayerForm
from broadcast.fleet import heartbeats, pairing
from broadcast.fleet.coming import coming
from broadcast.fleet.hearing import in_words, latest, of, open_words
from broadcast.fleet.outages import why
from broadcast.fleet.preflight import DAY_AHEAD
from broadcast.fleet.publishing import publish_on_commit, volume_of
from broadcast.fleet.requiring import required
from broadcast.fleet.revoking import revoke
from broadcast.fleet.standing import standing, summary, worst_first
from broadcast.fleet.zones import zones_of
from broadcast.models import Player, PreflightFinding, Station
from broadcast.states import PlayerState
from broadcast.stations import station_for_staff
from cms.access import needs, person
from media.printing.qr import qr_svg


@needs(SEE_PLAYERS)
@require_safe
def players(request: HttpRequest) -> HttpResponse:
    """All players of the station, the one that needs a person most at the top."""
    station = station_for_staff(request)
    if station is None:
        return render(request, "broadcast/admin/no_station.html")
    now = timezone.now()
    found = list(station.players.select_related("station").prefetch_related("zones"))
    first = coming(station, found, now, DAY_AHEAD)
    unheard = open_words(found)
    listed = worst_first(
        (one, standing(one, now, first.get(one.pk), unheard.get(one.pk, ()))) for one in found
    )
    heading, counts = summary(stands for _player, stands in listed)
    findings = PreflightFinding.objects.filter(cleared_at=None, slot__programme__station=station)
    context = {
        "station": station,
        "players": listed,
        "zones": zones_of(station, found),
        "heading": heading,
        "counts": counts,
        "findings": findings.select_related("slot__programme__station").order_by("slot__start", "pk"),
    }
    return render(request, "broadcast/admin/players.html", context)


@needs(ADD_PLAYER)
def add(request: HttpRequest) -> HttpResponse:
    station = station_for_staff(request)
    if station is None:
        return render(request, "broadcast/admin/no_station.html")
    return _written(request, Player(station=station), station)


@needs(CHANGE_PLAYER)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    player = _player(pk)
    return _written(request, player, player.station)


@needs(SEE_PLAYERS)
@require_safe
def player(request: HttpRequest, pk: int) -> HttpResponse:
    """One player: how it is, and what may be done with it."""
    found = _player(pk)
    owed, now = max(0, found.last_sequence - found.acknowledged_sequence), timezone.now()
    first, listened = coming(found.station, [found], now, DAY_AHEAD), latest(found)
    context = {
        "player": found,
        "standing": standing(found, now, first.get(pk), open_words([found]).get(pk, ())),
        "listened": listened,
        "heard": in_words(of(listened)) if listened else "",
        "owed": owed,
        "volume": volume_of(found, list(found.station.zones.all())),
        "required": required(found, now),
        "outages": [(outage, why(outage)) for outage in found.outages.select_related("player")[:20]],
        "faults": found.faults.all()[:20],
    }
    return render(request, "broadcast/admin/player.html", context)


@needs(CHANGE_PLAYER)
@require_POST
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    """A new one-time code, shown this once; used, it ends what the player was known by before."""
    found = _player(pk)
    if found.state == PlayerState.REVOKED:
        messages.error(request, _("This player is revoked. Add a new one instead."))
        return redirect("broadcast_player", pk)
    code = pairing.new_code(found, timezone.now())
    picture = qr_svg(settings.PUBLIC_URL)
    context = {
        "player": found,
        "code": code,
        "minutes": int(pairing.HOLDS.total_seconds() // 60),
        "address": settings.PUBLIC_URL,
        "picture": f"data:image/svg+xml;base64,{b64encode(picture).decode()}",
    }
    response = render(request, "broadcast/admin/player_code.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


@needs(CHANGE_PLAYER)
@require_POST
def tone(request: HttpRequest, pk: int) -> HttpResponse:
    found = _player(pk)
    if found.state == PlayerState.ACTIVE:
        heartbeats.ask_for_tone(found, timezone.now())
        messages.success(request, _("The player sounds its test tone within a minute, if it is in touch."))
    else:
        messages.error(request, _("Pair this player first."))
    return redirect("broadcast_player", pk)


@needs(CHANGE_PLAYER)
def take_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke a player, after asking."""
    found, by = _player(pk), person(request)
    page = reverse("broadcast_player", args=[pk])

    def do(_form: forms.Form) -> str:
        revoke(found, by, timezone.now())
        return reverse("broadcast_players")

    question = Question(
        title=_("Revoke this player"),
        subject=found.name,
        explanation=_(
            "Its plan and its key end at once, for good. What it reported stays; what it did not is no "
            "longer waited for. A device that was stolen or broken is revoked; one that is moved is "
            "paired anew."
        ),
        button=_("Revoke the player"),
        done=_("The player is revoked."),
        form=forms.Form(posted(request)),
        back=page,
        do=do,
        serious=True,
    )
    return confirm(request, question)


def _written(request: HttpRequest, found: Player, station: Station) -> HttpResponse:
    form = PlayerForm(posted(request), instance=found, station=station)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            publish_on_commit(station.pk)
        messages.success(request, _("The player is saved."))
        return redirect("broadcast_player", found.pk)
    title = str(_("Change this player") if found.pk else _("Add a player"))
    return render(
        request, "broadcast/admin/player_form.html", {"form": form, "title": title, "player": found}
    )


def _player(pk: int) -> Player:
    return get_object_or_404(Player.objects.select_related("station").prefetch_related("zones"), pk=pk)
