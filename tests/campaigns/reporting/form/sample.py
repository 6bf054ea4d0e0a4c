"""A report as a commune would send it, with everything the form knows."""

from datetime import date, timedelta
from decimal import Decimal

from campaigns.reporting.form import (
    Appendix,
    Bullet,
    Column,
    Heading,
    OfficialDocument,
    Paragraph,
    Signature,
    Sum,
    Table,
)

COLUMNS = (
    Column("TT", 0.5, "center"),
    Column("Nội dung", 3),
    Column("Ngày", 1.2, "center"),
    Column("Số lượt", 1, "right"),
    Column("Số giờ", 1, "right", 1),
)
TOTAL = ("", "Tổng cộng", None, Sum.OF_COLUMN, Sum.OF_COLUMN)


def rows(count):
    return tuple(
        (at, f"Phát thanh lần {at}", date(2026, 1, 1) + timedelta(at), at * 137, Decimal(at) / 4)
        for at in range(1, count + 1)
    )


def table(count, caption=""):
    return Table(COLUMNS, rows(count), TOTAL, caption)


LONG = (
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2025 về thông tin cơ sở, Ủy ban nhân dân xã Mẫu "
    "báo cáo kết quả thực hiện trong quý IV năm 2025, với tổng thời lượng phát thanh 1.234,5 giờ, như sau:"
)
REPORT = OfficialDocument(
    parent_body="UBND tỉnh Mẫu",
    issuing_body="Ủy ban nhân dân xã Mẫu",
    number=5,
    symbol="BC-UBND",
    place="Mẫu",
    day=date(2026, 2, 5),
    kind="Báo cáo",
    abstract="Kết quả hoạt động thông tin cơ sở quý IV năm 2025",
    addressed_to=("Ủy ban nhân dân tỉnh Mẫu", "Sở Văn hóa, Thể thao và Du lịch"),
    bases=("Căn cứ Nghị định số 49/2024/NĐ-CP", "Căn cứ Quy chế của đài truyền thanh"),
    blocks=(
        Paragraph(LONG),
        Paragraph(LONG),
        Heading("Kết quả thực hiện"),
        Heading("Đài truyền thanh", 2),
        Heading("Chương trình tự sản xuất", 3),
        Bullet("Tin thông thường: 26 tin;"),
        Bullet("Tin khẩn cấp: 2 tin.", 2),
        Heading("Tiếp âm", 3),
        Heading("Bảng tin công cộng", 2),
        table(40, "Kết quả phát thanh"),
        Heading("Phương hướng"),
        Paragraph("Tiếp tục thực hiện kế hoạch năm 2026."),
    ),
    closing="Trên đây là báo cáo kết quả hoạt động thông tin cơ sở quý IV năm 2025",
    signature=Signature("Phó Chủ tịch", "Nguyễn Thị Ưng", ("TM. Ủy ban nhân dân", "KT. Chủ tịch")),
    recipients=("Như trên", "Thường trực Đảng ủy xã", "Lưu: VT, VHXH"),
    appendices=(
        Appendix("Số liệu theo thôn", (table(60),), landscape=True),
        Appendix("Nội dung đã công khai", (Paragraph("Lập theo quý."), table(3))),
    ),
)
