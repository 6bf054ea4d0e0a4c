"""What the law has a commune make public, where and for how long; pure data, each rule with its source.

Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15: Điều 11 lists 14 kinds of content, Điều 12 khoản 3 when they
are made public, Điều 13 in which form and how long. The descriptions are short and in our own words: the law
itself is what holds.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

LAW = "Luật số 10/2022/QH15"


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a rule stands: "Điều 13 khoản 3 Luật số 10/2022/QH15"."""

    article: int
    clause: int
    law: str = LAW

    def __str__(self) -> str:
        return f"Điều {self.article} khoản {self.clause} {self.law}"


class Clause(IntEnum):
    """The clauses of Điều 11."""

    PLANS = 1
    BUDGET = 2
    PROJECTS = 3
    OFFICIALS = 4
    FUNDS = 5
    BOUNDARIES = 6
    SUPPORT = 7
    OPINIONS = 8
    CHARGES = 9
    INSPECTIONS = 10
    CONSCRIPTION = 11
    VILLAGE_MATTERS = 12
    PROCEDURES = 13
    OTHER = 14

    @property
    def words(self) -> str:
        return DESCRIPTIONS[self]

    @property
    def basis(self) -> Basis:
        return Basis(11, int(self))


DESCRIPTIONS: dict[Clause, str] = {
    Clause.PLANS: "Kế hoạch kinh tế - xã hội hằng năm và kết quả thực hiện",
    Clause.BUDGET: "Dự toán, tình hình thực hiện và quyết toán ngân sách của xã",
    Clause.PROJECTS: "Dự án, công trình; thu hồi đất, bồi thường; quỹ đất và quy hoạch",
    Clause.OFFICIALS: "Quy chế, nhiệm vụ, quyền hạn và quy tắc ứng xử của cán bộ, công chức",
    Clause.FUNDS: "Các quỹ, khoản đầu tư, tài trợ và khoản Nhân dân đóng góp",
    Clause.BOUNDARIES: "Đề án về đơn vị hành chính, địa giới, thôn và tổ dân phố",
    Clause.SUPPORT: "Chính sách hỗ trợ, vay vốn, trợ cấp và kết quả bình xét",
    Clause.OPINIONS: "Nội dung lấy ý kiến Nhân dân và kết quả tiếp thu, giải trình",
    Clause.CHARGES: "Đối tượng, mức thu phí, lệ phí và khoản thu khác do xã trực tiếp thu",
    Clause.INSPECTIONS: "Kết quả thanh tra, kiểm tra, giải quyết vụ việc; kết quả lấy phiếu tín nhiệm",
    Clause.CONSCRIPTION: "Tuyển quân, nghĩa vụ quân sự và nghĩa vụ của công dân",
    Clause.VILLAGE_MATTERS: "Việc Nhân dân bàn, quyết định và kết quả thực hiện",
    Clause.PROCEDURES: "Thủ tục hành chính do xã trực tiếp giải quyết",
    Clause.OTHER: "Thông tin khác phải công khai theo quy định của pháp luật",
}


class Form(StrEnum):
    """The forms of disclosure this software looks after (Điều 12 khoản 1)."""

    WEBSITE = "website"
    BOARD = "board"
    LOUDSPEAKERS = "loudspeakers"


class PlaceKind(StrEnum):
    """Where a notice is posted (Điều 13 khoản 2)."""

    OFFICE = "office"
    CULTURE_HOUSE = "culture_house"
    VILLAGE_POINT = "village_point"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing the law asks of a notice.

    `days`: at least so many consecutive days; None means permanently, 0 that the law names no least time.
    `places` are the kinds of places a posting is asked for at.
    """

    form: Form
    basis: Basis
    days: int | None
    places: frozenset[PlaceKind] = frozenset()

    @property
    def permanent(self) -> bool:
        return self.days is None


TIMELY = Basis(12, 3)
WORKING_DAYS = 5
POSTING_DAYS = 30
AIRING_DAYS = 3
POSTED_FOR_A_TIME = frozenset({1, 2, 3, *range(5, 13)})
POSTED_PERMANENTLY = frozenset({4, 13})
AIRED = frozenset(range(7, 13))

ON_THE_WEBSITE = Rule(Form.WEBSITE, Basis(13, 1), days=0)
POSTED = Rule(Form.BOARD, Basis(13, 2), POSTING_DAYS, frozenset(PlaceKind))
POSTED_AT_THE_OFFICE = Rule(Form.BOARD, Basis(13, 2), None, frozenset({PlaceKind.OFFICE}))
# The quarterly list is posted at the office; the law names no least time, so it stays as long as a notice.
REGISTER_POSTED = Rule(Form.BOARD, Basis(13, 2), POSTING_DAYS, frozenset({PlaceKind.OFFICE}))
HEARD = Rule(Form.LOUDSPEAKERS, Basis(13, 3), AIRING_DAYS)


def rules(clause: int | None) -> tuple[Rule, ...]:
    """Return what Điều 13 asks of a notice of `clause`; None is one whose clause is not chosen yet.

    Clause 14 follows the law that asks for it: on the website like all, posted and aired as that law says.
    """
    found = [ON_THE_WEBSITE]
    if clause in POSTED_FOR_A_TIME:
        found.append(POSTED)
    if clause in POSTED_PERMANENTLY:
        found.append(POSTED_AT_THE_OFFICE)
    if clause in AIRED:
        found.append(HEARD)
    return tuple(found)


def rule(clause: int | None, form: Form) -> Rule | None:
    """Return what is asked in one form; None where nothing is."""
    return next((one for one in rules(clause) if one.form == form), None)
