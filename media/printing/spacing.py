"""How Vietnamese text breaks over lines on paper: never between a number and its unit, never nowhere."""

import re
import unicodedata

NO_BREAK = "\u00a0"
MAY_BREAK = "\u200b"
LONGEST_UNBROKEN = 24  # letters; the longest Vietnamese syllable has 7, the rest are addresses and codes

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_UNITS = (
    r"%|‰|đ|₫|km²|km2|m²|m2|m³|m3|km|kg|cm|mm|ha|lít|tấn|tạ|yến|giờ|phút|giây|ngày|tháng|năm|tuổi|người|hộ|tỷ|tỉ"
    r"|triệu|nghìn|ngàn|đồng|lần|điểm|suất|bản|tờ|bộ|thôn|m|g|h"
)
_BEFORE_NUMBER = (
    r"số|Số|SỐ|Điều|điều|ĐIỀU|khoản|Khoản|KHOẢN|điểm|Điểm|ngày|Ngày|NGÀY|tháng|Tháng|THÁNG|năm|Năm|NĂM|thôn|Thôn"
    r"|tổ|Tổ|khu|Khu|quý|Quý|QUÝ|phường|Phường|mức|lần|giờ|ĐT:|ĐT|tel|Tel"
)
_UNIT_AFTER = re.compile(rf"(\d) (?=(?:{_UNITS})(?!\w))")
_NUMBER_AFTER = re.compile(rf"(?<!\w)({_BEFORE_NUMBER}) (?=\d|[a-zđ]\)|[IVXL]+\b)")
_PHONE = re.compile(r"(?<=\d)[ ](?=\d{3}(?!\d))")
_DASH = re.compile(r" ([-–—]) ")
_CAPITAL = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
_NAME = re.compile(rf"(?<!\w)[{_CAPITAL}][a-zà-ỹđ]+(?: [{_CAPITAL}][a-zà-ỹđ]+)+")
_COMPOUND = re.compile(
    r"(?<!\w)(?:rượu, bia|chó, mèo"
    r"|gia đình|xã hội|pháp luật|nhân dân|an toàn|môi trường|trách nhiệm|giao thông|ma túy"
    r"|hồ sơ|thủ tục|hành chính|dịch vụ|trực tuyến|sức khỏe|trẻ em|học sinh|công dân|bầu cử|đại biểu|hội đồng"
    r"|quốc gia|dân tộc|đoàn kết|văn hóa|nông thôn|đô thị|kinh tế|phát triển|bảo vệ|bảo hiểm|y tế|giáo dục"
    r"|tiêm phòng|vắc xin|dịch bệnh|tai nạn|đuối nước|cháy rừng|chữa cháy|phân loại|chất thải|nguồn nước"
    r"|hạnh phúc|độc lập|tự do|hiến pháp|chính quyền|đất đai|quy định|thông báo|tuyên truyền|kết quả|làm việc"
    r"|tham gia|toàn dân|chung tay|xây dựng|thực hiện|giữ gìn|chào mừng|nhiệt liệt|cộng hòa|chủ nghĩa)(?!\w)",
    re.IGNORECASE,
)
SHORTEST_PHRASE = 12  # letters
_ROOMY = re.compile(r"(?<=[/.?&=_-])(?=\S)")


def bind(text: str) -> str:
    """Return `text` with no-break spaces where Vietnamese readers expect no end of line.

    Between a number and its unit ("30 ngày"), a name and its number ("Điều 11", "số 10"), the groups of
    a phone number or of a large number, and before a dash. Words too long for a line may break. Control
    characters and marks that turn the direction of writing are left out: nothing of them prints.
    """
    clean = _UNPRINTABLE.sub("", unicodedata.normalize("NFC", text))
    bound = _UNIT_AFTER.sub(rf"\1{NO_BREAK}", clean)
    bound = _NUMBER_AFTER.sub(rf"\1{NO_BREAK}", bound)
    bound = _PHONE.sub(NO_BREAK, bound)
    bound = _DASH.sub(rf"{NO_BREAK}\1 ", bound)
    return re.sub(rf"\S{{{LONGEST_UNBROKEN + 1},}}", _loosen, bound)


def bind_title(text: str) -> str:
    """Return a title bound like any text, and besides never broken within a name or a common word.

    In letters a hand high "gia / đình" or "Tân / Hòa" reads badly; in running text nobody minds.
    """
    bound = _NAME.sub(lambda match: match.group().replace(" ", NO_BREAK), bind(text))
    return _COMPOUND.sub(lambda match: match.group().replace(" ", NO_BREAK), bound)


def by_phrase(title: str) -> str:
    """Return a title with a line break after each phrase, where the phrases are long enough."""
    parts = re.split(r"(?<=[,;:!?.]) ", title)
    lines = [parts[0]]
    for part in parts[1:]:
        if min(len(lines[-1]), len(part)) < SHORTEST_PHRASE:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return "\n".join(lines)


def _loosen(match: re.Match[str]) -> str:
    """Let an address or a run of letters break: after its signs, and wherever it would not end."""
    parts = _ROOMY.split(match.group())
    return MAY_BREAK.join(
        MAY_BREAK.join(part[at : at + LONGEST_UNBROKEN] for at in range(0, len(part), LONGEST_UNBROKEN))
        for part in parts
    )
