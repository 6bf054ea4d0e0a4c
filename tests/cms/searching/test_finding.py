"""What is found and in which order: the same on SQLite and PostgreSQL."""

from datetime import UTC, date, datetime

import pytest

from cms.models import ArticlePage, InformationPage
from cms.searching.finding import Sought, counts, find
from cms.searching.query import read_query
from tests.cms.public.commune import Commune, build_commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune() -> Commune:
    return build_commune()


@pytest.fixture
def tell(commune: Commune):
    """Put an article on the site: tell("Tiêu đề", "Nội dung", day=3)."""

    def told(title: str, text: str = "Không có gì thêm.", day: int = 1) -> ArticlePage:
        page = ArticlePage(
            title=title,
            body=[("paragraph", f"<p>{text}</p>")],
            first_published_at=datetime(2026, 10, day, 2, 0, tzinfo=UTC),
        )
        commune.index.add_child(instance=page)
        return page

    return told


@pytest.fixture
def look(commune: Commune):
    """The titles found, without their marks: look("khai sinh", since=...)."""

    def looked(typed: str, first: int = 0, many: int = 10, **more) -> list[str]:
        hits = find(Sought(read_query(typed), commune.site.pk, **more), first, many)
        return [hit.title.replace("<mark>", "").replace("</mark>", "") for hit in hits]

    return looked


@pytest.mark.parametrize("typed", ["đất đai", "ĐẤT ĐAI", "dat dai", "Dat đai", "đất đa", '"dat dai"'])
def test_with_and_without_marks(tell, look, typed: str) -> None:
    tell("Đất đai ở xã")
    tell("Khai sinh")
    assert look(typed) == ["Đất đai ở xã"]


def test_the_words_with_their_marks_come_first(tell, look) -> None:
    tell("Bán hàng", day=2)
    tell("Bàn ghế", day=3)
    tell("Bản tin", day=4)
    assert look("bàn") == ["Bàn ghế", "Bản tin", "Bán hàng"]
    assert look("ban") == ["Bản tin", "Bàn ghế", "Bán hàng"]


def test_marks_decide_before_the_title(tell, look) -> None:
    tell("Bản tin tuần", "Nói về việc khác.", day=9)
    tell("Tin tuần", "Kê lại cái bàn.", day=1)
    assert look("bàn") == ["Tin tuần", "Bản tin tuần"]


def test_whole_words_come_before_beginnings(tell, look) -> None:
    tell("Thuyền về bến", day=9)
    tell("Thu phí", day=1)
    assert look("thu") == ["Thu phí", "Thuyền về bến"]


def test_the_title_decides_before_the_day(tell, look) -> None:
    tell("Việc chung", "Cách đăng ký khai sinh.", day=9)
    tell("Đăng ký khai sinh", day=1)
    assert look("khai sinh") == ["Đăng ký khai sinh", "Việc chung"]


def test_words_that_follow_one_another_decide_before_the_day(tell, look) -> None:
    tell("Chuyện làng", "Học sinh phải khai lý lịch.", day=9)
    tell("Chuyện phố", "Đã khai sinh cho bé.", day=1)
    assert look("khai sinh") == ["Chuyện phố", "Chuyện làng"]


def test_the_newest_comes_first_among_equals(tell, look) -> None:
    for day in (1, 3, 2):
        tell(f"Lịch tiêm ngày {day}", day=day)
    assert look("lịch tiêm") == ["Lịch tiêm ngày 3", "Lịch tiêm ngày 2", "Lịch tiêm ngày 1"]


def test_a_phrase_finds_only_what_stands_together(tell, look) -> None:
    tell("Học sinh khai giảng")
    tell("Giấy khai sinh")
    assert look('"khai sinh"') == ["Giấy khai sinh"]
    assert len(look("khai sinh")) == 2


def test_all_words_must_be_there_in_the_title_or_the_text(tell, look) -> None:
    tell("Chuyển nhượng", "Quyền sử dụng đất.")
    tell("Chuyển trường")
    assert look("chuyển nhượng đất") == ["Chuyển nhượng"]


@pytest.mark.parametrize(
    "typed", ["118/2025/NĐ-CP", "118/2025/nd-cp", "nghị định 118", "118 2025", "ubnd@xa.vn", "3,5"]
)
def test_numbers_and_symbols_of_documents(tell, look, typed: str) -> None:
    tell("Văn bản mới", "Theo Nghị định số 118/2025/NĐ-CP, mức 3,5 triệu; hỏi ubnd@xa.vn.")
    tell("Văn bản cũ", "Theo Nghị định số 61/2018.")
    assert look(typed) == ["Văn bản mới"]


@pytest.mark.parametrize(
    "typed",
    ["'", '"', "a'b", "khai*", "title:khai", "NEAR(a b)", "khai OR", "AND", "NOT x", "(((", "khai & | !",
     "\\", "%s", "khai:*A", "{a}: b", "--", "; DROP TABLE searching_entry", "<->", "\x00khai", "😀 khai",
     "ł ß ﬁ ½ ²", "a" * 5000],
)  # fmt: skip
def test_nothing_typed_breaks_it(tell, look, typed: str) -> None:
    tell("Giấy khai sinh")
    assert look(typed) in ([], ["Giấy khai sinh"])


def test_by_kind_and_by_day(commune, tell, look) -> None:
    tell("Khai sinh một", day=1)
    tell("Khai sinh hai", day=20)
    page = InformationPage(
        title="Giới thiệu khai sinh", first_published_at=datetime(2026, 10, 5, tzinfo=UTC),
        body=[("paragraph", "<p>Chung.</p>")],
    )  # fmt: skip
    commune.home.add_child(instance=page)
    assert look("khai sinh", kind="information") == ["Giới thiệu khai sinh"]
    assert look("khai sinh", since=date(2026, 10, 20)) == ["Khai sinh hai"]
    assert look("khai sinh", until=date(2026, 10, 1)) == ["Khai sinh một"]
    sought = Sought(read_query("khai sinh"), commune.site.pk, kind="article")
    assert counts(sought) == {"article": 2, "information": 1}


def test_page_after_page(tell, look) -> None:
    for day in range(1, 8):
        tell(f"Lịch {day}", day=day)
    assert look("lịch", 0, 3) == ["Lịch 7", "Lịch 6", "Lịch 5"]
    assert look("lịch", 6, 3) == ["Lịch 1"]


def test_another_site_s_pages_are_not_found(commune, tell) -> None:
    tell("Khai sinh")
    assert find(Sought(read_query("khai sinh"), commune.site.pk + 1), 0, 10) == []


def test_three_questions_however_much_is_found(tell, look, django_assert_num_queries) -> None:
    for day in range(1, 15):
        tell(f"Lịch {day}", day=day)
    with django_assert_num_queries(3):
        look("lịch")


def test_a_long_phrase_is_not_found_in_pieces(tell, look) -> None:
    tell("Nộp hồ sơ", "Nộp hồ sơ trực tiếp, hoặc trực tuyến; một phần hồ sơ trực tuyến.", day=1)
    tell("Ở đây", "Hồ sơ trực tiếp; sơ trực tuyến.", day=2)
    assert look('"hồ sơ trực tuyến"') == ["Nộp hồ sơ"]


def test_a_phrase_does_not_begin_in_the_title_and_end_in_the_text(tell, look) -> None:
    tell("Đăng ký khai", "Sinh sau đẻ muộn.", day=9)
    tell("Việc chung", "Đăng ký khai sinh.", day=1)
    assert look('"khai sinh"') == look('"đăng ký khai sinh"') == ["Việc chung"]


def test_two_phrases_are_both_demanded(tell, look) -> None:
    tell("Một", "Giấy khai sinh.")
    tell("Hai", "Giấy khai sinh nộp tại trung tâm phục vụ hành chính.")
    assert look('"giấy khai sinh" "trung tâm phục vụ"') == ["Hai"]


def test_a_word_without_end_is_found_by_its_beginning(tell, look) -> None:
    tell("Mã", "a1" * 3_000)
    assert look("a1" * 60) == look("a1a1") == ["Mã"]
