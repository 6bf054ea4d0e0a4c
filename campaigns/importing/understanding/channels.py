"""The ways to people a plan names, as ids of campaigns.models.Channel."""

import re
from collections.abc import Iterable

from campaigns.importing.draft import Lines, Said
from campaigns.importing.understanding.folding import bare

# Told apart by their marks: "họp" is a meeting, "hợp" is not.
_WITH_MARKS: dict[str, tuple[str, ...]] = {
    "radio": (
        r"\bloa\b",
        r"(?<!tuyên )truyền thanh(?! niên| thiếu)",
        r"phát thanh(?!\s?(?:và|-|–|,)?\s?truyền hình)",
    ),
    "notice_board": (r"niêm yết", r"\bbảng tin\b(?! nhắn)"),
    "meeting": (
        r"\bhọp\b",
        r"mít[ -]?tinh",
        r"sinh hoạt (?:chi bộ|câu lạc bộ|tổ|thôn|khu|chuyên đề|định kỳ|chào cờ|dưới cờ|cộng đồng|các)",
    ),
    "screen": (r"\b(?:đèn|bảng|màn hình|biển) (?:led|điện tử)\b", r"\bled\b", r"\bti ?vi\b", r"\bclips?\b"),
    "contest": (
        r"\bthi (?:tìm hiểu|trực tuyến|sáng tác|viết|vẽ|sân khấu|trắc nghiệm|rung chuông|hùng biện)",
    ),
    "press": (
        r"(?<!luật )báo chí",
        r"\bbáo,? đài\b|đài,? báo\b",
        r"\bbáo (?:địa phương|điện tử|tỉnh|in\b|hình)",
        r"bản tin(?! (?:phát thanh|truyền thanh|trên))",
        r"tạp chí|tập san",
    ),
}
# Unmistakable without, as text recognition often leaves them.
_WITHOUT: dict[str, tuple[str, ...]] = {
    "radio": (
        r"he thong truyen thanh|dai truyen thanh|cum loa",
        r"loa (?:phat|truyen|cong cong|keo|tay|di dong)",
    ),
    "website": (
        r"(?:cong|trang)(?:\s?[/,]\s?(?:cong|trang))? (?:thong tin )?dien tu",
        r"thong tin dien tu|\bttdt\b",
        r"\bweb ?sites?\b|trang web\b",
    ),
    "notice_board": (
        r"bang (?:niem yet|thong bao|thong tin|cong khai)",
        r"cong khai tai tru so",
    ),
    "leaflet": (
        r"to roi|to gap|to buom|so tay|cam nang|an pham|sach (?:mong|hoi dap)|cap phat tai lieu",
        r"tai lieu (?:tuyen truyen|phap luat|hoi dap|khong kinh doanh)",
    ),
    "banner": (
        r"bang[ -]?r[uo]n|bang[ -]?zon|bang dron|banderol|khau hieu",
        r"\bpan?[ -]?no\b|ap[ -]?ph?ich|\bposter|\bphuon\b|\bbanner",
        r"tranh co dong|(?:co dong|tuyen truyen) truc quan",
    ),
    "meeting": (
        r"hoi nghi|hoi thao|toa dam|tap huan|cuoc hop|buoi hop|noi chuyen chuyen de",
        r"hop (?:giao ban|thon|to dan pho|khu pho)",
        r"le (?:phat dong|ra quan|huong ung)",
    ),
    "dialogue": (r"doi thoai|tiep xuc cu tri", r"gap go,? (?:trao doi|nguoi dan|doanh nghiep)"),
    "social": (r"mang xa hoi|\bmxh\b", r"\bzalo\b|face ?book|fan ?page|you ?tube|tik ?tok"),
    "sms": (r"tin nhan|\bsms\b|nhan tin",),
    "screen": (r"man hinh|video|kiosk|\bki-ot\b|may chieu|chieu (?:phim|bong)",),
    "contest": (r"cuoc thi|hoi thi|san khau hoa|hoi dien",),
    "direct": (
        r"tuyen truyen vien|bao cao vien|hoa giai vien|truyen mieng|luu dong|to cong nghe so",
        r"(?:tuyen truyen|pho bien|van dong|huong dan)(?:,? \w+){0,2} truc tiep",
        r"truc tiep (?:tuyen truyen|pho bien|van dong|den tung|den ho|den nguoi dan)",
        r"(?:den|tai) tung (?:ho|nha|nguoi dan|gia dinh)|tan (?:nha|ho)\b",
        r"tu van[^.;]{0,25} tai (?:nha|ho|gia dinh)|cong tac vien",
    ),
    "press": (
        r"thong tin dai chung|co quan bao chi|phong vien",
        r"(?:dai|kenh|song) truyen hinh|phat thanh\s?(?:va|-|,)?\s?truyen hinh",
    ),
}
_MARKED = {name: re.compile("|".join(patterns)) for name, patterns in _WITH_MARKS.items()}
_UNMARKED = {name: re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})") for name, patterns in _WITHOUT.items()}
ORDER = (
    "radio", "website", "notice_board", "leaflet", "banner", "meeting", "dialogue",
    "social", "sms", "screen", "contest", "direct", "press",
)  # fmt: skip


def channels(texts: Iterable[tuple[str, Lines]]) -> tuple[Said, ...]:
    """Return the channels named, in a fixed order, each with every line that names it."""
    found: dict[str, list[int]] = {name: [] for name in ORDER}
    for text, lines in texts:
        small, words = text.lower(), bare(text)
        for name in ORDER:
            marked, unmarked = _MARKED.get(name), _UNMARKED.get(name)
            if (marked and marked.search(small)) or (unmarked and unmarked.search(words)):
                found[name] += lines
    return tuple(Said(name, tuple(dict.fromkeys(lines))) for name, lines in found.items() if lines)
