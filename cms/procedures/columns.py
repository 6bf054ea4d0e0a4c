"""The parts of a procedure as columns: for import, export, history and completeness alike. Pure.

A procedure in flat form is a Record: column key -> text, normalised (`tidy`), "" where nothing is said.
Levels and standings are their enum values, dates ISO, papers of the dossier one a line
("Tờ khai | 1 bản chính | 0 bản sao").
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

Record = Mapping[str, str]
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class Shape(Enum):
    """How a column is written."""

    CODE = "code"
    LINE = "line"
    LINES = "lines"
    NUMBER = "number"
    DATE = "date"
    LEVEL = "level"
    STANDING = "standing"
    ADDRESS = "address"
    DOSSIER = "dossier"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet: `head` is what stands on top, `aliases` what other systems call it.

    `longest` counts characters; `help` says in Vietnamese what goes into it.
    """

    key: str
    head: str
    shape: Shape
    longest: int
    help: str
    aliases: tuple[str, ...] = ()


COLUMNS: tuple[Column, ...] = (
    Column("code", "Mã thủ tục", Shape.CODE, 30, "Bắt buộc. Ví dụ: 1.001193", ("mã", "mã tthc", "mã số")),
    Column(
        "title", "Tên thủ tục", Shape.LINE, 255, "Bắt buộc.", ("tên", "tên tthc", "tên thủ tục hành chính")
    ),
    Column("field", "Lĩnh vực", Shape.LINE, 120, "Ví dụ: Hộ tịch. Lĩnh vực chưa có sẽ được thêm."),
    Column(
        "level",
        "Mức độ trực tuyến",
        Shape.LEVEL,
        100,
        "Toàn trình, một phần hoặc trực tiếp.",
        ("mức độ", "dịch vụ công trực tuyến", "mức độ dịch vụ công"),
    ),
    Column("applicants", "Đối tượng thực hiện", Shape.LINES, 2000, "Ai được nộp hồ sơ.", ("đối tượng",)),
    Column(
        "steps", "Trình tự thực hiện", Shape.LINES, 20000, "Mỗi bước một dòng (Alt + Enter).", ("trình tự",)
    ),
    Column(
        "ways", "Cách thức thực hiện", Shape.LINES, 5000, "Mỗi cách một dòng.", ("cách thức", "cách thức nộp")
    ),
    Column(
        "dossier",
        "Thành phần hồ sơ",
        Shape.DOSSIER,
        20000,
        "Mỗi giấy tờ một dòng: tên | số bản chính | số bản sao. Ví dụ: Tờ khai | 1 bản chính | 0 bản sao",
        ("hồ sơ", "thành phần, số lượng hồ sơ"),
    ),
    Column(
        "sets", "Số bộ hồ sơ", Shape.NUMBER, 20, "Từ 1 đến 20; để trống là 1.", ("số lượng hồ sơ", "số bộ")
    ),
    Column("time_limit", "Thời hạn giải quyết", Shape.LINES, 2000, "Ví dụ: 03 ngày làm việc.", ("thời hạn",)),
    Column(
        "fee", "Phí, lệ phí", Shape.LINES, 3000, "Không thu thì ghi: Không.", ("phí", "lệ phí", "phí lệ phí")
    ),
    Column("result", "Kết quả thực hiện", Shape.LINES, 2000, "Giấy tờ người dân nhận được.", ("kết quả",)),
    Column("agency", "Cơ quan thực hiện", Shape.LINE, 300, "Ví dụ: UBND cấp xã.", ("cơ quan giải quyết",)),
    Column(
        "place",
        "Nơi nộp và nhận kết quả",
        Shape.LINE,
        300,
        "Địa chỉ nộp hồ sơ.",
        ("địa điểm", "nơi tiếp nhận"),
    ),
    Column(
        "forms", "Mẫu đơn, tờ khai", Shape.LINES, 5000, "Mỗi mẫu một dòng, theo tên tệp đã có.", ("biểu mẫu",)
    ),
    Column("conditions", "Yêu cầu, điều kiện", Shape.LINES, 5000, "Để trống nếu không có.", ("điều kiện",)),
    Column("grounds", "Căn cứ pháp lý", Shape.LINES, 5000, "Mỗi văn bản một dòng.", ("căn cứ",)),
    Column(
        "portal_link",
        "Liên kết Cổng Dịch vụ công",
        Shape.ADDRESS,
        500,
        "Bắt đầu bằng https://dichvucong.gov.vn/",
        ("liên kết", "đường dẫn", "link"),
    ),
    Column("synonyms", "Từ người dân hay dùng", Shape.LINES, 2000, "Mỗi cách gọi một dòng.", ("từ khóa",)),
    Column(
        "standing",
        "Tình trạng",
        Shape.STANDING,
        100,
        "Mới ban hành, sửa đổi bổ sung hoặc bãi bỏ; để trống là giữ như đang có.",
        ("trạng thái",),
    ),
    Column(
        "decision_number",
        "Số quyết định công bố",
        Shape.LINE,
        60,
        "Ví dụ: 512/QĐ-UBND",
        ("quyết định công bố",),
    ),
    Column("decision_date", "Ngày quyết định", Shape.DATE, 20, "Ngày/tháng/năm.", ("ngày ban hành",)),
    Column("effective_from", "Có hiệu lực từ", Shape.DATE, 20, "Ngày/tháng/năm.", ("ngày hiệu lực",)),
)
BY_KEY = {column.key: column for column in COLUMNS}

# Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2: a name, steps, ways, dossier, time limit, who may apply, agency,
# result; fees where there are any (said to be none otherwise, since residents ask); the legal basis is part
# of the decision that announces a procedure (Điều 15). Code, field and date are needed to keep the register.
PARTS = (
    "code",
    "field",
    "applicants",
    "steps",
    "ways",
    "dossier",
    "time_limit",
    "fee",
    "result",
    "agency",
    "grounds",
    "decision_number",
)
REPEAL = ("code", "decision_number", "effective_from")


def tidy(text: str) -> str:
    """Return `text` composed (NFC), without control and direction marks, blank lines or doubled blanks."""
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (" ".join(_INVISIBLE.sub("", line).split()) for line in whole.split("\n"))
    return "\n".join(line for line in lines if line)


def missing(record: Record) -> list[str]:
    """Return the keys of the parts a procedure lacks before it may be announced, in the order above."""
    asked: Iterable[str] = REPEAL if record.get("standing") == "repealed" else PARTS
    return [key for key in asked if not record.get(key)]


def differences(before: Record, after: Record) -> list[tuple[str, str, str]]:
    """Return what changed, as (column key, old text, new text), in the order of the columns."""
    keys = (column.key for column in COLUMNS)
    return [
        (key, before.get(key, ""), after[key])
        for key in keys
        if key in after and before.get(key, "") != after[key]
    ]
