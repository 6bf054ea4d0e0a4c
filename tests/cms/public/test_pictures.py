"""Pictures in the formats and sizes phones take, made before anybody waits for them."""

import io
import random
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.test import Client
from django_tasks_db.models import DBTaskResult
from PIL import Image as Pillow
from pytest_django import Settings
from wagtail.images.models import Image

from cms.models import User
from cms.pictures import SPECS, make_ahead
from cms.tasks import prepare_pictures
from cms.workflow import approve, submit
from tests.cms.public.commune import Commune, write_article

# Wagtail leaves the temporary file of a rendition to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: object) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    cache.clear()  # renditions are remembered by the number of their picture


@pytest.fixture
def photo(db: None) -> Image:
    """A noisy photo of 1600 by 900 points, as a telephone takes it."""
    chance = random.Random(9)
    small = Pillow.frombytes("RGB", (160, 90), chance.randbytes(160 * 90 * 3))
    taken = io.BytesIO()
    small.resize((1600, 900), Pillow.Resampling.BICUBIC).save(taken, "JPEG", quality=92)
    return Image.objects.create(title="Cổng trụ sở", file=ImageFile(taken, name="cong.jpg"))


def block(photo: Image) -> list[tuple[str, object]]:
    return [("picture", {"image": photo, "caption": "", "description": "Cổng trụ sở xã"})]


def test_browsers_are_offered_avif_then_webp_then_jpeg(
    client: Client, commune: Commune, photo: Image
) -> None:
    article = write_article(commune, "Có ảnh", body=block(photo))
    figure = BeautifulSoup(client.get(article.url).content, "html.parser").select_one("figure")
    assert figure is not None
    assert [source["type"] for source in figure.select("source")] == ["image/avif", "image/webp"]
    assert all(f" {width}w" in figure.source["srcset"] for width in (480, 800, 1200))
    assert (figure.img["width"], figure.img["height"]) == ("480", "270")
    assert (figure.img["loading"], figure.img["alt"]) == ("lazy", "Cổng trụ sở xã")


def test_every_file_is_what_its_name_says_and_smaller_than_what_was_taken(photo: Image) -> None:
    for spec, rendition in photo.get_renditions(*SPECS).items():
        with Pillow.open(rendition.file.path) as made:
            found = (made.format, made.width)
        expected = {"avif": "AVIF", "webp": "WEBP", "jpeg": "JPEG"}[
            spec.split("|")[0].removeprefix("format-")
        ]
        assert found == (expected, int(spec.rpartition("-")[2]))
        assert rendition.file.size < photo.file.size


def test_a_small_picture_is_not_blown_up(db: None) -> None:
    drawn = io.BytesIO()
    Pillow.new("RGBA", (300, 200), (140, 26, 31, 120)).save(drawn, "PNG")
    small = Image.objects.create(title="Biểu trưng", file=ImageFile(drawn, name="nho.png"))
    assert {rendition.width for rendition in small.get_renditions(*SPECS).values()} == {300}


def test_files_are_made_when_a_page_goes_public(
    commune: Commune,
    photo: Image,
    officer: User,
    leader: User,
    django_capture_on_commit_callbacks: Any,
) -> None:
    article = write_article(commune, "Có ảnh", body=block(photo), live=False, owner=officer)
    article.save_revision(user=officer)
    with django_capture_on_commit_callbacks(execute=True):
        submit(article, by=officer)
        approve(article, by=leader, for_air=False)
    [waiting] = DBTaskResult.objects.filter(task_path=prepare_pictures.module_path)
    assert waiting.args_kwargs["args"] == [article.pk]
    assert prepare_pictures.call(article.pk) == len(SPECS)
    assert make_ahead(article) == 0


def test_a_page_that_went_away_meanwhile_needs_no_files(db: None) -> None:
    assert prepare_pictures.call(987654) == 0
