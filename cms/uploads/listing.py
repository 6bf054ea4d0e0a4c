"""What Wagtail's programs are told of pictures and documents: only of those the asker works with."""

from typing import Any

from django.db.models import QuerySet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.permissions import permission_policy as picture_policy


class Documents(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset() & _theirs(document_policy, self.request.user)


class Pictures(ImagesAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset() & _theirs(picture_policy, self.request.user)


def _theirs(policy: Any, user: Any) -> QuerySet[Any]:
    found: QuerySet[Any] = policy.instances_user_has_any_permission_for(user, ["change", "choose"])
    return found
