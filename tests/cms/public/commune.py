"""A commune's site for tests: front page, list of articles, articles with every kind of block."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.images.models import Image
from wagtail.models import Locale, Page, Site

from cms.models import ArticleIndexPage, ArticlePage, AudienceTag, CommuneSettings, HomePage
from cms.pictures import SPECS

PUBLISHED = datetime(2026, 11, 10, 2, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Commune:
    site: Site
    home: HomePage
    index: ArticleIndexPage


def build_commune() -> Commune:
    """Make the default site a commune's, with its name, address and an empty list of articles."""
    Locale.objects.get_or_create(language_code="vi")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    home = root.add_child(instance=HomePage(title="Xã Tân Hòa", slug="tan-hoa", welcome="Gần dân, vì dân"))
    site, _ = Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    CommuneSettings.objects.update_or_create(
        site=site,
        defaults={
            "kind": "xa",
            "name": "Tân Hòa",
            "province": "Tỉnh An Bình",
            "address": "Trụ sở UBND xã, thôn Đông",
            "phone": "0299 123 456",
            "email": "ubnd@tanhoa.example",
        },
    )
    index = home.add_child(instance=ArticleIndexPage(title="Bài tuyên truyền", slug="bai-tuyen-truyen"))
    return Commune(site=site, home=home, index=index)


def write_article(commune: Commune, title: str, number: int = 1, **fields: Any) -> ArticlePage:
    """Put a live article on the site, published `number` hours after the first."""
    published = PUBLISHED + timedelta(hours=number)
    page = ArticlePage(
        title=title,
        slug=f"bai-{number}",
        summary=fields.pop("summary", "Việc cần làm và nơi hỏi khi vướng mắc."),
        first_published_at=published,
        last_published_at=published,
        **fields,
    )
    commune.index.add_child(instance=page)
    return page


def tag(page: ArticlePage, *names: str) -> None:
    for order, name in enumerate(names):
        audience, _ = AudienceTag.objects.get_or_create(name=name, defaults={"order": order})
        page.audiences.add(audience)
    page.save()


def take_picture(title: str = "Trụ sở") -> Image:
    """A picture of 1280 by 720 points, in the formats and widths pages use."""
    picture = Image.objects.create(title=title, file=_drawn(1280))
    for spec in SPECS:
        width = int(spec.rpartition("-")[2])
        picture.renditions.create(filter_spec=spec, file=_drawn(width), width=width, height=width * 9 // 16)
    return picture


def _drawn(width: int) -> ImageFile:
    drawn = io.BytesIO()
    Pillow.new("RGB", (width, width * 9 // 16), "#b08a4a").save(drawn, "JPEG")
    return ImageFile(drawn, name=f"tru-so-{width}.jpg")


def every_block(picture: Image) -> list[tuple[str, Any]]:
    """A body with each kind of block once."""
    return [
        ("paragraph", "<p>Bà con nộp hồ sơ <b>trực tuyến</b> hoặc tại Trung tâm.</p>"),
        ("heading", "Cách làm"),
        ("steps", {"title": "Nộp hồ sơ", "steps": ["Đăng nhập.", "Chọn thủ tục.", "Nộp và nhận mã."]}),
        ("question", {"question": "Có mất phí không?", "answer": "<p>Không mất phí.</p>"}),
        ("table", TABLE),
        ("picture", {"image": picture, "caption": "Trụ sở xã", "description": "Cổng trụ sở xã"}),
        ("quotation", {"words": "Dân hỏi là phải trả lời.", "speaker": "Một trưởng thôn"}),
        (
            "citation",
            {"document": "Nghị định số 118/2025/NĐ-CP", "provision": "Điều 5", "words": "Trả một lần."},
        ),
    ]


TABLE = {
    "data": [["Thủ tục", "Thời hạn"], ["Khai sinh", "Trong ngày"], ["Chứng thực", "Trong ngày"]],
    "table_caption": "Thời hạn giải quyết",
    "first_row_is_table_header": True,
    "first_col_is_header": True,
    "table_header_choice": "both",
}
