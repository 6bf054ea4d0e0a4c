"""The way to the log, for those who write or decide."""

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy


class AuditMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(page_permission_policy.user_has_any_permission(request.user, {"add", "change"}))
