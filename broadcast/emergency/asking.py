"""Who is told that an emergency waits, or that a warning came in."""

from django.contrib.auth.models import Permission
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from broadcast.emergency.wording import called
from broadcast.models import CapMessage, Emergency
from cms.models import User
from cms.notifications.telling import tell


def holders(*codenames: str) -> list[User]:
    """Active people with any of these permissions of the station, by role or by hand; administrators too."""
    permissions = Permission.objects.filter(content_type__app_label="broadcast", codename__in=codenames)
    wanted = Q(groups__permissions__in=permissions) | Q(user_permissions__in=permissions)
    return list(User.objects.filter(wanted | Q(is_superuser=True), is_active=True).distinct().order_by("pk"))


def ask_approvers(emergency: Emergency, by: User) -> None:
    """Tell everybody who may put it on air, but whoever wrote it."""
    words = _("%(who)s asks you to put the %(what)s on air. Please decide at once.")
    tell(
        [person for person in holders("approve_emergency") if person.pk != by.pk],
        key=f"emergency:{emergency.pk}:waiting",
        words=words % {"who": by.signature, "what": called(emergency)},
        link=reverse("broadcast:emergency"),
    )


def tell_of_warning(message: CapMessage, words: str) -> None:
    """Tell the people on duty: whoever may write or approve emergencies."""
    tell(
        holders("draft_emergency", "approve_emergency"),
        key=f"cap:{message.pk}",
        words=words,
        link=reverse("broadcast:emergency_warning", args=[message.pk]),
    )
