"""The plans the story imports: the project's own as a Word file, and that of Kiến An where it is there."""

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx

LETTERHEAD = (
    "ỦY BAN NHÂN DÂN",
    "XÃ SUỐI LÀNH",
    "Số: 18/KH-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Suối Lành, ngày 26 tháng 02 năm 2027",
    "KẾ HOẠCH",
    "Truyền thông về cải cách thủ tục hành chính năm 2027 trên địa bàn xã Suối Lành",
    "Thực hiện Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15, UBND xã Suối Lành xây dựng kế hoạch như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "- Giúp người dân biết và làm được thủ tục hành chính tại nhà.",
    "- Việc truyền thông thiết thực, tiết kiệm, đến từng thôn.",
    "II. NỘI DUNG THỰC HIỆN",
)
HEADS = ("TT", "Nội dung", "Thời gian", "Đơn vị chủ trì", "Đơn vị phối hợp", "Sản phẩm")
ROWS = (
    ("1", "Công khai danh sách hồ sơ trễ hạn trên trang thông tin điện tử của xã", "Ngày 05 hằng tháng",
     "Văn phòng UBND xã", "Các công chức", "Bài đăng"),
    ("2", "Niêm yết thủ tục hành chính tại trụ sở và bảng tin các thôn", "Trước 12/3/2027",
     "Văn phòng UBND xã", "Các thôn", "Bản niêm yết"),
    ("3", "Phát tờ rơi về dịch vụ công trực tuyến đến từng hộ gia đình", "Trong năm 2027",
     "Phòng Văn hóa huyện", "Đoàn Thanh niên", "500 tờ rơi"),
    ("4", "Treo băng rôn tuyên truyền cải cách thủ tục hành chính", "Trước 20/3/2027",
     "Công chức Văn hóa - Xã hội", "Các thôn", "Băng rôn"),
    ("5", "Tổ chức đối thoại với người dân về giải quyết thủ tục hành chính", "Định kỳ 06 tháng/01 lần",
     "Chủ tịch UBND xã", "Mặt trận Tổ quốc", "Hội nghị đối thoại"),
    ("6", "Dự tập huấn về cải cách thủ tục hành chính do tỉnh mở", "Tham dự theo giấy triệu tập",
     "Văn phòng UBND xã", "", ""),
)  # fmt: skip
CLOSING = (
    "III. TỔ CHỨC THỰC HIỆN",
    "Các đơn vị căn cứ Kế hoạch này tổ chức thực hiện; vướng mắc báo cáo UBND xã./.",
    "Nơi nhận:",
    "- Các thôn;",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
)


@dataclass(frozen=True)
class Story:
    """A plan's file and what the officer does with it.

    `lead` and `timing` are corrections: (the beginning of an activity's title, what is written instead).
    `kept` are the beginnings of activities whose timing stays as it is written, counting nothing. The other
    beginnings name the activities that are served; `done` are the duties done at first and after each.
    """

    name: str
    content: bytes
    title: str
    symbol: str
    activities: int
    begins: date
    lead: tuple[str, str]
    timing: tuple[str, str]
    kept: tuple[str, ...]
    article: str
    notice: str
    leaflets: str
    banner: str
    dialogue: str
    done: list[int]


def own() -> Story:
    document = docx.Document()
    for text in LETTERHEAD:
        document.add_paragraph(text)
    table = document.add_table(rows=0, cols=len(HEADS))
    for row in (HEADS, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for text in CLOSING:
        document.add_paragraph(text)
    written = io.BytesIO()
    document.save(written)
    return Story(
        name="ke-hoach-suoi-lanh-2027.docx",
        content=written.getvalue(),
        title="Truyền thông về cải cách thủ tục hành chính năm 2027",
        symbol="18/KH-UBND",
        activities=len(ROWS),
        begins=date(2027, 3, 1),
        lead=("Phát tờ rơi", "Công chức Văn hóa - Xã hội"),
        timing=("Niêm yết thủ tục", "Trước ngày 10/3/2027"),
        kept=("Dự tập huấn",),
        article="Công khai danh sách hồ sơ",
        notice="Niêm yết thủ tục",
        leaflets="Phát tờ rơi",
        banner="Treo băng rôn",
        dialogue="Tổ chức đối thoại",
        done=[0, 1, 2, 3, 4, 5],
    )


def kien_an(shared: Path) -> Story:
    file = shared / "documents" / "ke-hoach-kien-an-2023.txt"
    return Story(
        name=file.name,
        content=file.read_bytes(),
        title="Tổ chức hoạt động kiểm soát thủ tục hành chính",
        symbol="96/KH-UBND",
        activities=46,
        begins=date(2023, 3, 1),
        lead=("Tăng năng suất lao động trung bình", "Văn phòng UBND xã"),
        timing=("Tổ chức thực hiện Kế hoạch rà soát", "Trước ngày 15/3/2023"),
        kept=("Tham gia các đợt tập huấn", "Thực hiện việc xin lỗi"),
        article="Công khai danh sách cơ quan",
        notice="Công khai Quyết định, TTHC",
        leaflets="Nhận cấp phát sổ tay",
        banner="Phối hợp Văn phòng UBND huyện",
        dialogue="Tổ chức đối thoại",
        done=[0, 1, 1, 2, 3, 4],
    )
