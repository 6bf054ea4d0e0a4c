"""A list of printed matter, and sheets on it."""

import io

import pytest
from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.images.models import Image

from cms.prints.models import PrintIndexPage, PrintPage
from cms.workflow import approve, submit

BODY = [
    ("text", "Bà con nộp hồ sơ trên điện thoại, nhận kết quả tại nhà."),
    ("heading", "Ba bước"),
    ("list", {"numbered": True, "points": ["Đăng nhập.", "Chọn thủ tục.", "Nộp."]}),
    ("number", {"number": "1022", "caption": "Tổng đài"}),
    ("contact", {"name": "Bộ phận một cửa", "lines": ["Thôn Đông"], "phone": "0299 123 456"}),
]


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def prints(index):
    return index.get_parent().add_child(
        instance=PrintIndexPage(title="Ấn phẩm", slug="an-pham", introduction="Xem và tải về.", live=True)
    )


@pytest.fixture
def draw(prints, officer):
    """Draft a sheet: draw("Tiêu đề", theme="green")."""

    def make(title="Nộp hồ sơ tại nhà", **more):
        fields = {"body": BODY, "produced_by": "UBND xã Tân Hòa", **more}
        page = prints.add_child(instance=PrintPage(title=title, owner=officer, live=False, **fields))
        page.save_revision(user=officer)
        return page

    return make


@pytest.fixture
def sheet(draw, officer, leader):
    """Draft a sheet and have it approved."""

    def make(*args, **more):
        page = draw(*args, **more)
        submit(page, by=officer)
        approve(page, by=leader)
        return PrintPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def photo():
    """A real photograph so many pixels wide."""

    def take(width=1600, height=900):
        out = io.BytesIO()
        Pillow.new("RGB", (width, height), "#79a").save(out, "JPEG")
        return Image.objects.create(title="Ảnh", file=ImageFile(out, name=f"anh-{width}.jpg"))

    return take
