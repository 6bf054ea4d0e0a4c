"""Who may open a view of the admin, and who does."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from campaigns.access import needs
from cms.models import User

__all__ = ["needs", "person"]


def person(request: HttpRequest) -> User:
    """Who is signed in; raises PermissionDenied for nobody."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
