"""The list of what one was told."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from cms.notifications.models import Notification

PER_PAGE = 30


def told(request: HttpRequest) -> HttpResponse:
    """Everything the signed-in person was told, newest first."""
    mine = Notification.objects.told_to(request.user)
    shown = Paginator(mine, PER_PAGE).get_page(request.GET.get("p"))
    return render(
        request,
        "cms/notifications/told.html",
        {"page_obj": shown, "unread": mine.filter(read_at=None).count()},
    )


@require_POST
def open_one(request: HttpRequest, notification_id: int) -> HttpResponse:
    """Mark one as read and go to what it is about."""
    one = get_object_or_404(Notification.objects.told_to(request.user), pk=notification_id)
    Notification.objects.filter(pk=one.pk, read_at=None).update(read_at=timezone.now())
    inside = url_has_allowed_host_and_scheme(one.link, allowed_hosts=None)
    return redirect(one.link if one.link and inside else "cms_notifications")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    Notification.objects.told_to(request.user).filter(read_at=None).update(read_at=timezone.now())
    return redirect("cms_notifications")
