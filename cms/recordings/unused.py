"""Recordings that no page, no revision and no approval refers to."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from wagtail.models import Revision

from cms.models import AiringApproval, SpokenPage
from media.models import Recording


def unused(before: datetime) -> QuerySet[Recording]:
    """Those made before a moment (aware); rooms above leave out what they refer to themselves."""
    found = Recording.objects.filter(clip__created_at__lte=before)
    models: list[Any] = [AiringApproval, *_spoken()]
    for model in models:
        kept = model.objects.filter(recording__isnull=False).values("recording")
        found = found.exclude(pk__in=kept)
    ids = list(found.values_list("pk", flat=True))
    drafted = Revision.objects.filter(content__recording__in=ids) if ids else Revision.objects.none()
    return found.exclude(pk__in={revision.content["recording"] for revision in drafted.only("content")})


def _spoken() -> list[type[SpokenPage]]:
    return [model for model in apps.get_models() if issubclass(model, SpokenPage)]
