"""What hangs on the boards of the demo commune; own words, no invented names of persons."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A notice of the demo: days before today its document is dated and it went public (None: a draft).

    `hung_at` is at how many of its places it was put up.
    """

    title: str
    clause: int
    number: str
    days_ago: int
    published_ago: int | None
    summary: str
    lines: tuple[str, ...]
    hung_at: int = 8
    taken_down: bool = False
    aired: bool = False


TEXTS = (
    Text(
        "Quy chế tiếp công dân và nhiệm vụ của công chức Trung tâm Phục vụ hành chính công",
        4,
        "12/QC-UBND",
        62,
        60,
        "Ai làm việc gì, ở quầy nào và bà con được phục vụ ra sao.",
        (
            "Trung tâm tiếp người dân từ 7 giờ 30 đến 11 giờ 30, từ 13 giờ 30 đến 17 giờ các ngày làm việc.",
            "Công chức đeo thẻ, hướng dẫn một lần đầy đủ, không yêu cầu giấy tờ ngoài quy định.",
        ),
    ),
    Text(
        "Kết quả thực hiện kế hoạch phát triển kinh tế - xã hội 9 tháng đầu năm",
        1,
        "205/BC-UBND",
        48,
        45,
        "Xã đạt và vượt phần lớn chỉ tiêu Hội đồng nhân dân xã giao.",
        (
            "Sản lượng lúa, diện tích rau màu và số lao động có việc làm mới đều tăng so với cùng kỳ.",
            "Hai chỉ tiêu còn chậm là tỷ lệ rác thải được phân loại và số hộ dùng nước sạch tập trung.",
        ),
        taken_down=True,
    ),
    Text(
        "Dự toán ngân sách xã năm tới trình Hội đồng nhân dân xã",
        2,
        "231/TTr-UBND",
        33,
        32,
        "Thu, chi dự kiến và các khoản dành cho đường thôn, trường học, y tế.",
        (
            "Dự toán được niêm yết để Nhân dân góp ý trước kỳ họp Hội đồng nhân dân xã.",
            "Ý kiến góp ý gửi về Trung tâm Phục vụ hành chính công hoặc gọi 1022.",
        ),
    ),
    Text(
        "Tiến độ nâng cấp đường liên thôn Thôn 2 – Thôn 5",
        3,
        "88/TB-UBND",
        12,
        10,
        "Đoạn đầu đã rải đá, dự kiến hoàn thành trước mùa mưa.",
        (
            "Tuyến dài 2,4 ki-lô-mét, mặt đường bê tông rộng 4 mét.",
            "Trong thời gian thi công, xe tải đi đường tránh qua Thôn 4.",
        ),
        hung_at=6,
    ),
    Text(
        "Kết quả bình xét hộ được vay vốn phát triển sản xuất",
        7,
        "94/TB-UBND",
        6,
        4,
        "Danh sách do các thôn bình xét, niêm yết tại bảng tin từng thôn.",
        (
            "Các thôn đã họp bình xét công khai. Danh sách chi tiết niêm yết tại bảng tin của từng thôn.",
            "Hộ nào chưa đồng ý với kết quả thì gửi ý kiến đến trưởng thôn hoặc Ủy ban nhân dân xã.",
        ),
        hung_at=3,
        aired=True,
    ),
    Text(
        "Các khoản phí, lệ phí xã trực tiếp thu và mức thu",
        9,
        "97/TB-UBND",
        4,
        2,
        "Phí chứng thực, lệ phí hộ tịch: thu đúng mức niêm yết, có biên lai.",
        (
            "Mức thu của từng việc niêm yết tại quầy; đăng ký khai sinh, khai tử đúng hạn được miễn lệ phí.",
            "Người thu phải đưa biên lai. Thu sai mức, bà con gọi số tiếp nhận phản ánh của xã.",
        ),
        hung_at=2,
        aired=True,
    ),
    Text(
        "Lấy ý kiến Nhân dân về đặt tên đường trong khu trung tâm xã",
        8,
        "99/TB-UBND",
        2,
        None,
        "Bà con góp ý tại nhà văn hóa thôn hoặc qua trang thông tin điện tử.",
        ("Phương án đặt tên bốn tuyến đường được gửi đến từng hộ qua trưởng thôn.",),
    ),
)
