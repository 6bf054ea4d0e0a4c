"""A notice on paper: everything stands on it, on as many pages as it needs."""

from dataclasses import replace
from datetime import date

import pytest

from media.printing import PostingSheet, posting_sheet
from tests.media.printing import paper

SHEET = PostingSheet(
    commune="UBND xã Mẫu",
    province="Tỉnh Mẫu",
    heading="Niêm yết công khai",
    title="Danh sách hộ được hỗ trợ tiền điện quý IV năm 2026",
    paragraphs=["Ủy ban nhân dân xã niêm yết để Nhân dân được biết.", "Ý kiến gửi về bộ phận một cửa."],
    facts=[("Số, ký hiệu", "125/TB-UBND"), ("Ngày ban hành", "20/11/2026")],
    link="https://xamau.example.vn/niem-yet/tien-dien/",
    posted_from=date(2026, 11, 21),
    posted_until=date(2026, 12, 21),
    place="Trụ sở UBND xã; nhà văn hóa thôn Đông",
    paper="a4",
)


@pytest.fixture(scope="module")
def pdf():
    return posting_sheet(SHEET)


def test_says_everything_in_vietnamese(pdf):
    words = paper.text_of(pdf)
    for said in (
        "UBND XÃ MẪU",
        "TỈNH MẪU",
        "NIÊM YẾT CÔNG KHAI",
        "125/TB-UBND",
        "Ủy ban nhân dân xã niêm yết để Nhân dân được biết.",
        "Từ ngày 21/11/2026 đến hết ngày 21/12/2026",
        "nhà văn hóa thôn Đông",
        "https://xamau.example.vn/niem-yet/tien-dien/",
    ):
        assert said in words


def test_every_font_is_in_the_file(pdf):
    fonts = paper.fonts_of(pdf)
    assert fonts
    assert all(fonts.values())
    assert all(name.startswith("SourceSansPro") for name in fonts)


@pytest.mark.parametrize(("name", "size"), [("a4", (210, 297)), ("a3", (297, 420))])
def test_comes_in_two_sizes(name, size):
    made = posting_sheet(replace(SHEET, paper=name))
    assert paper.size_of(made) == size


def test_a3_is_a4_made_larger(pdf):
    def title_size(made):
        return max(run.size for run in paper.runs_of(made))

    assert title_size(posting_sheet(replace(SHEET, paper="a3"))) == pytest.approx(
        title_size(pdf) * 2**0.5, rel=0.01
    )


def test_long_text_goes_on_over_pages_to_its_last_word():
    long = [f"Đoạn thứ {at} của thông báo dài, được niêm yết đầy đủ." for at in range(400)]
    made = posting_sheet(replace(SHEET, paragraphs=long))
    assert len(paper.read(made).pages) > 5
    words = paper.text_of(made)
    assert all(f"Đoạn thứ {at} của" in words for at in range(400))


def test_posted_permanently_says_so():
    made = posting_sheet(replace(SHEET, posted_until=None))
    assert "Từ ngày 21/11/2026 (niêm yết thường xuyên)" in paper.text_of(made)


def test_markup_in_a_text_stays_text():
    made = posting_sheet(
        replace(SHEET, title='#read("/etc/passwd") *đậm* $x$', paragraphs=["#panic() <nhãn> @ai"])
    )
    words = paper.text_of(made)
    assert '#read("/etc/passwd") *đậm* $x$' in words
    assert "#panic() <nhãn> @ai" in words


def test_without_link_and_dates_there_is_no_empty_box():
    made = posting_sheet(replace(SHEET, link="", posted_from=None, place=""))
    assert "NƠI NIÊM YẾT" not in paper.text_of(made)


def test_dates_and_code_stand_on_the_first_page_however_long_the_text():
    made = posting_sheet(replace(SHEET, paragraphs=["Một câu của thông báo dài. " * 40] * 12))
    pages = [" ".join(page.extract_text().split()) for page in paper.read(made).pages]
    assert len(pages) > 2
    assert [("21/11/2026" in page) for page in pages] == [True] + [False] * (len(pages) - 1)
