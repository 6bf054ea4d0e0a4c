"""What the province gives to be aired: kept once, told, decided by a person; never aired by itself."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from broadcast.connectors.protocol import ConnectorFault, Given, GivenPriority
from broadcast.emergency.warnings import cap, inbox
from broadcast.models import GiftState, ProvincialText, Station
from broadcast.refusals import Refused
from cms.models import ArticleIndexPage, ArticlePage, User
from cms.notifications.telling import tell
from cms.roles import Role


def keep(station: Station, given: Given, now: datetime) -> None:
    """Keep a text once. Urgent ones go where warnings go. Raises ConnectorFault where one cannot be read."""
    if given.priority is GivenPriority.URGENT:
        arrival = inbox.Arrival(source=_("the province: %(sender)s") % {"sender": given.sender})
        try:
            inbox.receive(station, given.cap.encode(), arrival, now)
        except cap.Unreadable as error:
            raise ConnectorFault("answer", f"warning {given.id}: {error}") from error
        return
    text, made = ProvincialText.objects.get_or_create(
        station=station,
        identifier=given.id,
        defaults={
            "priority": given.priority,
            "sender": given.sender,
            "title": given.title,
            "text": given.text,
            "valid_until": given.valid_until,
            "received_at": now,
        },
    )
    if made:
        officers = User.objects.filter(is_active=True, groups__name=Role.OFFICER.value).distinct()
        words = _("%(sender)s asks to air “%(title)s”. Please decide whether it is to be used.")
        tell(
            officers,
            key=f"province:{text.pk}",
            words=words % {"sender": text.sender, "title": text.title},
            link=reverse("broadcast_connector"),
        )


def take(text: ProvincialText, by: User, now: datetime) -> ArticlePage:
    """Make a draft article of it, which is approved like any other before it is heard. Raises Refused."""
    with transaction.atomic():
        current = _undecided(text)
        article = _draft(current, by)
        _decide(current, GiftState.TAKEN, by, now, article)
    return article


def dismiss(text: ProvincialText, by: User, now: datetime) -> None:
    """Set it aside. Raises Refused."""
    with transaction.atomic():
        _decide(_undecided(text), GiftState.DISMISSED, by, now)


def _draft(text: ProvincialText, by: User) -> ArticlePage:
    lists = ArticleIndexPage.objects.descendant_of(text.station.site.root_page, inclusive=True)
    fitting = (one for one in lists if one.permissions_for_user(by).can_add_subpage())
    index = next(fitting, None)
    if index is None:
        raise Refused("no_list", _("There is no list of articles this account may write in."))
    zone = text.station.zone_info
    paragraphs = [line.strip() for line in text.text.splitlines() if line.strip()]
    article = ArticlePage(
        title=text.title,
        summary=paragraphs[0][:500] if paragraphs else "",
        body=[("paragraph", f"<p>{escape(line)}</p>") for line in paragraphs],
        loudspeaker_text="\n".join(paragraphs),
        priority=text.priority,
        air_until=text.valid_until.astimezone(zone).date() if text.valid_until else None,
        owner=by,
        live=False,
    )
    index.add_child(instance=article)
    article.save_revision(user=by)
    return article


def _undecided(text: ProvincialText) -> ProvincialText:
    ProvincialText.objects.select_for_update().get(pk=text.pk)
    current = ProvincialText.objects.select_related("station__site__root_page").get(pk=text.pk)
    if current.state != GiftState.NEW:
        said = {"state": current.get_state_display()}
        raise Refused("decided", _("Somebody decided already: %(state)s.") % said)
    return current


def _decide(
    text: ProvincialText, state: GiftState, by: User, now: datetime, page: ArticlePage | None = None
) -> None:
    text.state, text.decided_by, text.decided_at, text.page = state, by, now, page
    text.save(update_fields=["state", "decided_by", "decided_at", "page"])
