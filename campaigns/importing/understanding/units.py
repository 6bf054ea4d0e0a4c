"""Who does something: the names of units and officers, and the words with which a task is given."""

import re
from dataclasses import dataclass

from campaigns.importing.understanding.folding import bare

_HEADS = (
    r"cong chuc|can bo|vien chuc|cc |van phong|vp|bo phan|trung tam|tram|chi cuc|so (?=tu|thong|noi|"
    r"van|tai|y|giao)",
    r"phong (?!,? ?(?:chong|ngua|tranh|trao|benh|chay))|hat kiem lam|buu dien|vien thong|ngan hang|lien minh",
    r"ban (?!hanh|do|than|tin|sao|ghi|cam ket|an|chat|thao|tom)|bcd|bch|bql|hoi (?!nghi|thao|hop|"
    r"dong bo|vien|thi)",
    r"dai (?=truyen|phat|xa|tt|huyen|phuong)|doan (?=thanh|tncs|the|xa|phuong|kiem|vien cac)|chi doan|"
    r"chi hoi|chi bo",
    r"xa doan|huyen doan|quan doan|lien doan|ubnd|uy ban|ubmttq|mttq|mat tran|hdnd|dang uy|cong an|quan su",
    r"truong (?=thon|ap|khu|ban|phong|to|cac|tieu|mam|trung|thcs|thpt|hoc|cong|tram|bo|doan|dai|xom|"
    r"buon|lang)",
    r"xom truong|khu truong|thon truong|to truong|ban truong|hieu truong|pho (?!bien)|chu tich|pct|"
    r"thuong truc|lanh dao(?!,? chi dao)",
    r"thu truong|nguoi dung dau|bi thu|thanh vien|nhan vien|ke toan|tai chinh -|tu phap -|dia chinh -|"
    r"van hoa -",
    r"cac (?=nganh|don vi|co quan|thon|ap|to |truong|doan the|cong chuc|hoi|ban|khu|phong|thanh vien|"
    r"bo phan)",
    r"cac (?=dong chi|to chuc|can bo|xa|xom|tieu khu|chi bo|chi hoi|nha truong|co so giao duc|buon|lang)",
    r"to (?=truong|dan|cong nghe|giup|thong tin|bien tap|tuyen truyen|truyen thong|hoa giai|mot cua|"
    r"cong tac)",
    r"thon |ap (?!dung|phich|luc)|xom |khu pho|tieu khu|don vi|co quan|nganh|doan the|ban nganh|nha truong",
    r"dong chi|d/c|cac d/c|ong (?!nuoc)|bao cao vien|tuyen truyen vien|"
    r"cong tac vien|hop tac xa",
)
_UNIT = re.compile(rf"^(?:{'|'.join(_HEADS)})")
_GIVEN = re.compile(
    r"^(?:(?:ubnd|uy ban nhan dan|chu tich)[^,.:;]{0,40} )?(?:giao(?: nhiem vu| trach nhiem)?(?: cho)?|"
    r"(?:kinh )?de nghi|yeu cau|phan cong(?: cho)?|doi voi|trach nhiem cua|nhiem vu cua)[:, ]+"
)
VERBS = (
    "co trach nhiem|chiu trach nhiem|co nhiem vu|chu tri|la dau moi|lam dau moi|chu dong|tham muu|"
    "phoi hop|xay dung|to chuc|trien khai|thuc hien|tuyen truyen|"
    "theo doi|dang tai|dang tin|bien soan|bien tap|pho bien|huong dan|tong hop|kiem tra|cap nhat|"
    "don doc|bo tri|ra soat|can doi|phat thanh|phat song|"
    "phat|viet|in an|day manh|tang cuong|van dong|long ghep|chi dao|chuan bi|"
    "thong bao|niem yet|cung cap|quan ly|tiep nhan|"
    "giam sat|de xuat|xem xet|lap|ban hanh|bao cao|dua tin|dua|thuong xuyen|kip thoi|duy tri|"
    "phat huy|ho tro|dam bao|bao dam|huy dong|"
    "mo chuyen muc|mo|treo|cap phat|in|quan triet|can cu|tiep tuc|phan cong|cu can bo|cu|thong tin|"
    "truyen thong|tham gia|thanh lap|nang cao|xu ly|giai quyet|cong khai|"
    "tiep am|thu thanh|dong vien|khuyen khich|nghien cuu|trinh|tap huan|ky|phan bo|tham dinh|"
    "dieu hanh|lam|giup|gop phan|phan anh|thiet ke|ke khai|gui|dat|len lich|soan"
)
_VERB = re.compile(rf"[\s,:-]+(?P<verb>(?:{VERBS})\b)")
_DUTY = re.compile(
    r"^[\s,:.-]*(?:co (?:trach nhiem|nhiem vu)|chiu trach nhiem(?! (?:truoc|ve))|"
    r"thuc hien nhiem vu)(?: sau)?[\s,:.-]*"
)
_WITH = re.compile(rf"phoi hop (?:chat che )?(?:voi )?(?P<who>.+?)(?=[\s,]+(?:{VERBS})\b|[,;.]? ?de |[;.]|$)")
_IN_A_NAME = re.compile(
    r"(?:\b(?:cac|moi|nhung|phu trach|chuyen trach|duoc|duoc phan cong|cong tac|linh vuc|bo phan|ban|to|"
    r"cong nghe|va|trung tam|hoi dong|giao|van hoa))$"
)
_VAGUE = re.compile(r"\b(?:de|nham|ve|duoc|khi|la|theo|neu|khong|trong|qua|can|phai|se|da)\b")
_SENTENCES = re.compile(r"(?<=[.;])\s+(?=(?:Giao|Đề nghị|Yêu cầu|Phân công)\s)")
_NOTHING_OF_ITS_OWN = re.compile(
    r"^(?:chu tri|phu trach|thuc hien|tham muu|trien khai|to chuc|chiu trach nhiem|theo doi|phoi hop|va|"
    r",| |noi dung nay|nhiem vu nay|viec nay|voi [^.;]{0,80}?(?= thuc hien| trien khai|$))*[. ;]*$"
)
_LONGEST_UNIT = 160  # characters
_LONGEST_TOPIC = 40


@dataclass(frozen=True, slots=True)
class Given:
    """A task and who has it."""

    lead: str
    task: str


def names_unit(text: str) -> bool:
    """Whether a text begins with a unit or officer."""
    return bool(_UNIT.match(bare(text)))


def given(text: str) -> Given | None:
    """Return unit and task of "Giao Công chức X theo dõi ..." or "X: theo dõi ..."; None for neither."""
    words = bare(text)
    begins = _GIVEN.match(words)
    offset = begins.end() if begins else 0
    if not _UNIT.match(words[offset:]):
        return _after_grounds(text) or _after_topic(text)
    if colon := _before_colon(text[offset:]):
        return Given(colon, text[offset + len(colon) + 1 :].strip())
    verb = _first_verb(text[offset:])
    if verb is None or verb > _LONGEST_UNIT:
        return None
    lead = text[offset : offset + verb].strip(" ,:-–")
    return Given(lead, text[offset + verb :].strip(" ,:-–"))


def _before_colon(text: str) -> str | None:
    """Return the unit before a colon, where nothing before it is done."""
    unit, colon, _ = text.partition(":")
    return unit if colon and len(unit) <= _LONGEST_UNIT and _first_verb(unit) is None else None


def _first_verb(text: str) -> int | None:
    """Return where the task begins; verbs in a unit's own name ("Tổ tuyên truyền") are passed."""
    words = bare(text)
    for found in _VERB.finditer(words):
        if not text[found.start("verb")].islower():
            continue  # a name: "Văn hóa - Thông tin", "Việt Nam"
        named = found[0][0] == " " and _IN_A_NAME.search(words[: found.start()])
        if not named:
            return found.start()
    return None


def _after_grounds(text: str) -> Given | None:
    """ "Căn cứ Kế hoạch này, Thủ trưởng các ngành xây dựng ...": the unit stands after the comma."""
    words = bare(text)
    if not words.startswith(("can cu", "tren co so", "theo chuc nang", "hang thang", "dinh ky")):
        return None
    comma = words.find(",")
    if not 0 < comma < 200:
        return None
    rest = text[comma + 1 :].lstrip()
    return given(rest) if _UNIT.match(bare(rest)) else None


def _after_topic(text: str) -> Given | None:
    """ "Kinh phí: Công chức Tài chính - Kế toán tham mưu ...": the unit stands after the colon."""
    topic, colon, rest = text.partition(":")
    if not colon or len(topic) > _LONGEST_TOPIC or not _UNIT.match(bare(rest.lstrip())):
        return None
    return given(rest.lstrip())


def given_last(text: str) -> Given | None:
    """Return who a task is given to at its end: "Tổ chức hội nghị. Giao Công chức X chủ trì thực hiện."."""
    task, *given_to = sentences(text)
    told = given(given_to[0]) if len(given_to) == 1 else None
    if told and _NOTHING_OF_ITS_OWN.match(bare(told.task)) and not given(task):
        return Given(told.lead, task)
    return None


def sentences(text: str) -> list[str]:
    """Return a text divided where another unit is given a task."""
    return _SENTENCES.split(text)


def is_plain_unit(lead: str) -> bool:
    """Whether a lead is a unit and nothing but, as must be asked outside the part on organisation."""
    return len(lead) <= 110 and not _VAGUE.search(bare(lead))


def unit_of(text: str) -> str:
    """Return the unit that "Đề nghị Đoàn Thanh niên xã:" names."""
    found = _GIVEN.match(bare(text))
    return text[found.end() :] if found else text


def without_duty(task: str) -> str:
    """Return a task without "có trách nhiệm" before it."""
    found = _DUTY.match(bare(task))
    return task[found.end() :] if found else task


def helpers(task: str) -> str | None:
    """Return who helps, from "chủ trì, phối hợp với X xây dựng ...": X."""
    found = _WITH.search(bare(task))
    if not found:
        return None
    who = task[found.start("who") : found.end("who")].strip(" ,")
    return who if who and len(who) <= 200 else None
