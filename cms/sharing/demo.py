"""What the demo's front page leads to, the pages every state site has, and a message above all pages."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cms.demo import Stage
from cms.models import ApprovedPage, InformationPage, UrgentBanner
from cms.models.banner import BannerLevel

# What residents look for most, in the order of the menu: the address of a section, and what they find there.
NOTES = {
    "bai-tuyen-truyen": "Pháp luật, chính sách, việc cần làm",
    "thu-tuc": "Hồ sơ, thời hạn, lệ phí, nơi nộp",
    "niem-yet": "Những nội dung xã phải công khai",
    "van-ban": "Văn bản của xã và cấp trên",
    "hoi-dap": "Điều bà con hay hỏi",
    "danh-ba": "Gặp ai, số điện thoại nào",
    "su-kien": "Đối thoại, hội nghị, tập huấn",
    "ket-qua": "Hồ sơ đúng hạn bao nhiêu",
}
AT_MOST = 6

ACCESSIBILITY: list[tuple[str, Any]] = [
    (
        "paragraph",
        "<p>Ủy ban nhân dân xã mong mọi người đều đọc và nghe được cổng thông tin này, kể cả người cao tuổi, "
        "người khiếm thị, người dùng bàn phím và người có đường truyền chậm.</p>",
    ),
    ("heading", "Cổng thông tin đã làm được gì"),
    (
        "paragraph",
        "<ul><li>Mọi trang dùng được bằng bàn phím; phím Tab đi qua từng liên kết theo thứ tự.</li>"
        "<li>Chữ phóng to đến 200% không bị che hay mất.</li>"
        "<li>Màu chữ và nền đủ tương phản, cả khi máy đặt chế độ tối.</li>"
        "<li>Bản tin của loa có nguyên văn lời đọc ngay dưới nút nghe.</li>"
        "<li>Ảnh có lời mô tả; bảng có tiêu đề cột và hàng.</li>"
        "<li>Trang mở được khi trình duyệt tắt JavaScript.</li></ul>",
    ),
    ("heading", "Tiêu chuẩn áp dụng"),
    (
        "paragraph",
        "<p>Cổng được làm theo Hướng dẫn về khả năng tiếp cận nội dung web WCAG 2.2, mức AA. Tệp do cơ quan "
        "khác gửi đến có thể chưa đạt mức này; bà con cần bản đọc được, xã sẽ chuyển giúp.</p>",
    ),
    ("heading", "Gặp chỗ khó dùng thì báo ở đâu"),
    (
        "paragraph",
        "<p>Bà con gọi đường dây nóng ở đầu trang hoặc đến bộ phận tiếp dân của xã. Xã trả lời trong năm "
        "ngày làm việc.</p>",
    ),
]
PRIVACY: list[tuple[str, Any]] = [
    (
        "paragraph",
        "<p>Bà con đọc trang này không phải đăng nhập và không bị theo dõi. Trang không đặt cookie quảng "
        "cáo, không gửi yêu cầu nào sang trang khác khi bà con chưa bấm.</p>",
    ),
    ("heading", "Thông tin bà con gửi cho xã"),
    (
        "paragraph",
        "<p>Họ tên, số điện thoại trong phản ánh, kiến nghị chỉ dùng để trả lời và không hiện trên trang. "
        "Muốn sửa hoặc xóa, bà con đề nghị với bộ phận tiếp dân của xã.</p>",
    ),
]


def furnish(stage: Stage) -> None:
    """Put the sections in order; add the pages of information, the quick links and the message of the day."""
    _in_order(stage)
    _publish(stage, "Trợ năng", "tro-nang", ACCESSIBILITY)
    _publish(stage, "Quyền riêng tư", "quyen-rieng-tu", PRIVACY)
    stage.home.quick_links = [("link", link) for link in _links(stage)]
    stage.home.save()
    _message(stage)


def _publish(stage: Stage, title: str, slug: str, body: list[tuple[str, Any]]) -> ApprovedPage:
    return stage.publish(InformationPage(title=title, slug=slug, body=body), stage.home)


def _links(stage: Stage) -> list[dict[str, str]]:
    """Links to the sections that are there; articles already stand on the front page."""
    found = [(page, NOTES[page.slug]) for page in _sections(stage)[1:]]
    return [
        {"words": page.title[:60], "note": note, "address": f"/{page.slug}/"}
        for page, note in found[:AT_MOST]
    ]


def _in_order(stage: Stage) -> None:
    """Move the sections so that the menu begins with what residents look for most."""
    first = _sections(stage)
    others = stage.home.get_children().exclude(pk__in=[page.pk for page in first])
    for page in [*first, *others]:
        Page.objects.get(pk=page.pk).move(Page.objects.get(pk=stage.home.pk), "last-child")


def _sections(stage: Stage) -> list[Page]:
    below = {page.slug: page for page in stage.home.get_children().live()}
    return [below[slug] for slug in NOTES if slug in below]


def _message(stage: Stage) -> None:
    ends = datetime.combine(stage.today + timedelta(days=5), time(18), tzinfo=timezone.get_current_timezone())
    UrgentBanner.objects.update_or_create(
        site=stage.site,
        defaults={
            "level": BannerLevel.NOTABLE,
            "text": "Diễn tập phòng, chống thiên tai: bà con nghe còi hú trên loa thì bình tĩnh làm theo "
            "hướng dẫn của trưởng thôn.",
            "link": "/bai-tuyen-truyen/",
            "ends": ends,
            "approved_by": stage.people["lanh-dao"],
            "approved_at": timezone.now(),
        },
    )
