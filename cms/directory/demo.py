"""The demo commune's directory: posts, not persons, with numbers that ring nowhere."""

from cms.demo import Stage
from cms.directory.models import Circle, Contact, DirectoryPage

HOURS = (
    "Thứ Hai đến thứ Sáu: 7 giờ 30 – 11 giờ 30, 13 giờ 30 – 17 giờ\n"
    "Thứ Bảy: 7 giờ 30 – 11 giờ 30 (chỉ tiếp nhận và trả kết quả hồ sơ)"
)
ROOM = "Trung tâm Phục vụ hành chính công, quầy {}"

# Part of the directory, post or office, what it answers for, telephone, e-mail, where.
ROWS = (
    (Circle.HOTLINE, "Tổng đài của tỉnh", "Hỏi đáp về thủ tục hành chính", "1022", "", ""),
    (Circle.HOTLINE, "Trực ban UBND xã", "Thiên tai, cháy nổ, sự cố điện nước", "0299 123 401", "", ""),
    (
        Circle.FEEDBACK,
        "Tiếp nhận phản ánh, kiến nghị về thủ tục hành chính",
        "Thái độ phục vụ, hồ sơ chậm, đòi thêm giấy tờ ngoài quy định",
        "0299 123 402",
        "phananh@minhhoa.example",
        "Phòng Tiếp công dân, trụ sở UBND xã",
    ),
    (Circle.DESK, "Giám đốc Trung tâm Phục vụ hành chính công", "Phụ trách chung", "0299 123 410", "", ""),
    (
        Circle.DESK,
        "Công chức tư pháp - hộ tịch",
        "Khai sinh, khai tử, kết hôn, chứng thực",
        "0299 123 411",
        "",
        ROOM.format(1),
    ),
    (
        Circle.DESK,
        "Công chức địa chính - xây dựng",
        "Đất đai, giấy phép xây dựng",
        "0299 123 412",
        "",
        ROOM.format(2),
    ),
    (
        Circle.DESK,
        "Công chức văn hóa - xã hội",
        "Trợ cấp xã hội, người có công, trẻ em",
        "0299 123 413",
        "",
        ROOM.format(3),
    ),
    (
        Circle.DESK,
        "Công chức tài chính - kế toán",
        "Hộ kinh doanh, hợp tác xã",
        "0299 123 414",
        "",
        ROOM.format(4),
    ),
    (Circle.LEADER, "Chủ tịch UBND xã", "Tiếp công dân thứ Năm hằng tuần", "0299 123 420", "", ""),
    (Circle.LEADER, "Phó Chủ tịch UBND xã", "Kinh tế, đất đai, xây dựng", "0299 123 421", "", ""),
    (Circle.LEADER, "Phó Chủ tịch UBND xã", "Văn hóa, xã hội, chuyển đổi số", "0299 123 422", "", ""),
    (Circle.UNIT, "Công an xã", "Cư trú, căn cước, an ninh trật tự", "0299 123 430", "", ""),
    (Circle.UNIT, "Trạm Y tế xã", "Khám chữa bệnh, tiêm chủng", "0299 123 431", "", ""),
    (Circle.VILLAGE, "Trưởng thôn 1", "", "0299 123 441", "", "Nhà văn hóa thôn 1"),
    (Circle.VILLAGE, "Trưởng thôn 2", "", "0299 123 442", "", "Nhà văn hóa thôn 2"),
    (Circle.VILLAGE, "Trưởng thôn 3", "", "0299 123 443", "", "Nhà văn hóa thôn 3"),
)


def furnish(stage: Stage) -> None:
    """Open the directory and enter everybody."""
    page = stage.home.add_child(
        instance=DirectoryPage(
            title="Danh bạ",
            slug="danh-ba",
            introduction="Ai phụ trách việc gì, gọi số nào, đến phòng nào.",
            hours=HOURS,
            show_in_menus=True,
        )
    )
    for order, (circle, name, field, phone, email, address) in enumerate(ROWS):
        Contact.objects.create(
            directory=page,
            circle=circle,
            name=name,
            field=field,
            phone=phone,
            email=email,
            address=address,
            order=order,
        )
