"""Who is given a file: everybody what something public shows, nobody but its keepers the rest."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve as serve_as_it_lies
from wagtail.documents import get_document_model
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.documents.views.serve import serve as serve_document
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy as picture_policy
from wagtail.models import Page, ReferenceIndex

from media.ranges import serve_file

FILMS = frozenset({"video/mp4", "video/webm"})
SANDBOX = "default-src 'none'; sandbox"


def serve(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponse:
    """Answer with a document as a download that no browser opens as a page of this site."""
    answer: HttpResponse = serve_document(request, document_id, document_filename)
    answer.headers["Content-Security-Policy"] = SANDBOX
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


@require_safe
def film(request: HttpRequest, document_id: int) -> HttpResponseBase:
    """Answer with an uploaded film, whole or in part, for the player of a page."""
    document = get_object_or_404(get_document_model(), pk=document_id)
    refuse_unpublished(document, request)
    if document.content_type not in FILMS:
        raise Http404("no film")
    return serve_file(
        request, Path(document.file.path), document.content_type, document.get_file_hash(), immutable=False
    )


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with a drawn picture, which a browser keeps no longer than the page it stands on."""
    drawings = get_image_model().get_rendition_model().objects.select_related("image")
    refuse_unpublished(get_object_or_404(drawings, file=path).image, request)
    answer = serve_as_it_lies(request, path, document_root=str(settings.MEDIA_ROOT))
    patch_cache_control(answer, private=True, max_age=settings.PAGES_FRESH_SECONDS)
    return answer


def refuse_unpublished(thing: models.Model, request: HttpRequest) -> None:
    """Raise Http404 for a document or picture nothing public shows, unless the asker works with such."""
    if not is_public(thing) and not may_keep(request.user, thing):
        raise Http404("nothing public shows this")


def is_public(thing: models.Model) -> bool:
    """Whether a public page shows the document or picture, or a model that `gives_to_everybody` does."""
    pages = ReferenceIndex.get_references_to(thing).filter(
        base_content_type=ReferenceIndex._get_base_content_type(Page)
    )
    keys = {int(key) for key in pages.values_list("object_id", flat=True)}
    if keys and Page.objects.filter(pk__in=keys).live().public().exists():
        return True
    return any(model.gives_to_everybody(thing) for model in _givers())


def _givers() -> list[Any]:
    return [model for model in apps.get_models() if hasattr(model, "gives_to_everybody")]


def may_keep(user: Any, thing: models.Model) -> bool:
    """Whether an account works with this document or picture, published or not."""
    if not user.is_active or not user.has_perm("wagtailadmin.access_admin"):
        return False
    policy = picture_policy if isinstance(thing, get_image_model()) else document_policy
    return bool(policy.user_has_any_permission_for_instance(user, ["change", "choose"], thing))


def index_what_is_shown(sender: type[Any], instance: Page, **kwargs: Any) -> None:
    """Know at once what a page that was just published shows; Wagtail's own task may come later."""
    ReferenceIndex.create_or_update_for_object(instance)
