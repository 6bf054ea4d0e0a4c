"""Pictures and videos go on a screen when a leader approved them who did not put them there."""

from hashlib import sha256
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import gatherings
from cms.gatherings import Gathering
from cms.models import User
from cms.notifications.telling import tell
from cms.roles import Role
from cms.screens.models import Screen, ScreenItem
from cms.workflow import NotIndependent

APPROVE = "screens.approve_screenitem"


def objection(item: ScreenItem, user: Any) -> str | None:
    """Say in Vietnamese why this account may not approve an item, or None where it may."""
    if not user.has_perm(APPROVE):
        return _("Only leaders of the People's Committee approve.")
    if item.put_by_id == user.pk:
        return _("You put this on the screen, so another leader must approve it.")
    return None


def approve(item: ScreenItem, *, by: User) -> None:
    """Let the screen show an item as it is now; raises NotIndependent."""
    reason = objection(item, by)
    if reason:
        raise NotIndependent(reason)
    item.approved_by, item.approved_at, item.approved_content = by, timezone.now(), item.content
    item.save(update_fields=["approved_by", "approved_at", "approved_content"])
    if item.put_by:
        words = _("%(leader)s approved “%(title)s” for the screen “%(screen)s”.")
        told = {"leader": by.signature, "title": str(item), "screen": item.screen.title}
        tell(
            [item.put_by],
            key=f"screen-item:{item.pk}:{item.content}",
            words=words % told,
            link=link_to(item.screen),
        )


def waiting(screen: Screen) -> list[ScreenItem]:
    """Return what a leader has not approved on a screen."""
    items = screen.items.filter(page=None).select_related("picture", "video", "put_by", "screen")
    return [item for item in items if not item.approved]


def ask_leaders(screen: Screen, *, by: User) -> None:
    """Tell the leaders that something waits; once for the same things."""
    items = waiting(screen)
    if not items:
        return
    mark = sha256("".join(sorted(item.content for item in items)).encode()).hexdigest()[:16]
    words = _("%(author)s asks you to approve pictures or videos for the screen “%(screen)s”.")
    tell(
        User.objects.filter(groups__name=Role.LEADER.value).exclude(pk=by.pk),
        key=f"screen:{screen.pk}:{mark}",
        words=words % {"author": by.signature, "screen": screen.title},
        link=link_to(screen),
    )


def link_to(screen: Screen) -> str:
    return reverse("screens_look", args=(screen.pk,))


def offer() -> None:
    """Have the dashboard ask, once for a process."""
    if _gathered not in gatherings.sources:
        gatherings.sources.append(_gathered)


def _gathered() -> list[Gathering]:
    return [_as_one(screen, items) for screen in Screen.objects.all() if (items := waiting(screen))]


def _as_one(screen: Screen, items: list[ScreenItem]) -> Gathering:
    title = _("%(number)d pictures or videos for the screen “%(screen)s”")
    return Gathering(
        title=title % {"number": len(items), "screen": screen.title},
        author=items[0].put_by,
        since=min((item.put_at for item in items if item.put_at), default=timezone.now()),
        link=link_to(screen),
        pages=frozenset(),
        permission=APPROVE,
    )
