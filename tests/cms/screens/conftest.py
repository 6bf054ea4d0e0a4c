import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image as Pillow
from wagtail.images.models import Image
from wagtail.models import Site

from cms.models import CommuneSettings
from cms.screens.models import Screen, ScreenItem
from tests.cms.public.commune import take_picture


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    cache.clear()  # what was noted of another test's screen


@pytest.fixture
def site(index) -> Site:
    found = Site.objects.get()
    CommuneSettings.objects.create(site=found, name="Tân Hòa", kind="xa")
    return found


@pytest.fixture
def screen(site) -> Screen:
    return Screen.objects.create(site=site, title="Sảnh", slug="sanh", seconds=10, articles=4)


@pytest.fixture
def put(screen) -> Callable[..., ScreenItem]:
    """Put something on the screen, approved: put(page=..., weight=2)."""

    def make(*, approved: bool = True, **fields: Any) -> ScreenItem:
        item = ScreenItem.objects.create(screen=screen, **fields)
        if approved and item.content:
            item.approved_at, item.approved_content = timezone.now(), item.content
            item.save()
        return item

    return make


@pytest.fixture
def picture() -> Image:
    """A picture with the rendition a television shows."""
    made = take_picture()
    drawn = io.BytesIO()
    Pillow.new("RGB", (1280, 720), "#b08a4a").save(drawn, "WEBP")
    file = ImageFile(drawn, name="tru-so-man-hinh.webp")
    made.renditions.create(filter_spec="max-1920x1920|format-webp", file=file, width=1280, height=720)
    return made
