"""Leaflets, posters, banners and boards: what is typed stands on paper, and what does not fit is told."""

import io
from dataclasses import replace

import pytest
from PIL import Image
from pypdf.generic import IndirectObject

from media.printing import (
    Block,
    Leaflet,
    Overflow,
    Template,
    Theme,
    TooLong,
    leaflet_pdf,
    leaflet_png,
    look_at,
    measured,
    size_of,
)
from tests.media.printing import paper

WORDS = Block(
    "loi", "text", "Văn bản 1", {"paragraphs": ["Bà con nộp hồ sơ trên điện thoại, nhận kết quả tại nhà."]}
)
LONG = Block(
    "dai", "text", "Văn bản 2", {"paragraphs": ["Nội dung rất dài để thử giấy có đủ chỗ hay không. " * 150]}
)
SHEET = Leaflet(
    Template.LEAFLET_A5,
    "Nộp hồ sơ tại nhà",
    commune="Ủy ban nhân dân xã Mẫu",
    link="https://xamau.example.vn/bai/nop-ho-so/",
    imprint=("Đơn vị thực hiện: UBND xã Mẫu", "Giấy phép xuất bản: 12/GP-UBND"),
    blocks=(WORDS,),
)
EVERY = pytest.mark.parametrize("template", list(Template))


def of(template, **more):
    return replace(SHEET, template=template, **more)


def jpeg(width=1600, height=900):
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#7a9").save(out, "JPEG")
    return out.getvalue()


def picture(width=1600, height=900):
    return Block(
        "anh", "picture", "Ảnh 1", {"file": "a.jpg", "width": width, "height": height, "caption": "Cổng làng"}
    )


@EVERY
def test_what_was_typed_stands_on_the_sheet(template):
    words = paper.text_of(leaflet_pdf(of(template))).casefold()
    assert "bà con nộp hồ sơ trên điện thoại, nhận kết quả tại nhà." in words
    assert "ủy ban nhân dân xã mẫu" in words


@EVERY
def test_every_font_is_in_the_file(template):
    fonts = paper.fonts_of(leaflet_pdf(of(template)))
    assert fonts
    assert all(fonts.values())
    assert all(name.startswith("SourceSansPro") for name in fonts)


@EVERY
def test_too_long_a_text_is_reported_where_it_stands_and_nothing_is_made(template):
    too_much = of(template, blocks=(LONG,))
    places = measured(too_much).overflow
    assert {place.block for place in places} == {"dai"}
    assert places[0].what == "Văn bản 2"
    assert places[0].by > 20
    with pytest.raises(Overflow) as refused:
        leaflet_pdf(too_much)
    assert refused.value.places == places


@pytest.mark.parametrize("template", [one for one in Template if one is not Template.SLOGANS])
def test_too_long_a_title_is_reported(template):
    places = measured(of(template, title="Tiêu đề dài không kể xiết " * 60)).overflow
    assert "title" in {place.block for place in places}


@EVERY
def test_a_word_without_end_breaks_and_stays_on_the_sheet(template):
    found = of(template, blocks=(Block("x", "text", "Văn bản", {"paragraphs": ["x" * 90]}),))
    assert measured(found).overflow == []
    assert "x" * 90 in "".join(paper.text_of(leaflet_pdf(found)).split()).casefold()


@EVERY
def test_markup_in_a_text_stays_text(template):
    nasty = '#read("/etc/passwd") *đậm* $x$ <nhãn> @ai \\ //'
    found = of(template, blocks=(Block("x", "text", "Văn bản", {"paragraphs": [nasty]}),))
    assert "".join(nasty.split()).casefold() in "".join(paper.text_of(leaflet_pdf(found)).split()).casefold()


def test_the_more_text_the_more_millimetres_are_told():
    blocks = tuple(replace(WORDS, id=f"b{at}", name=f"Văn bản {at}") for at in range(40))
    shorter = sum(one.by for one in measured(of(Template.LEAFLET_A5, blocks=blocks[:30])).overflow)
    longer = sum(one.by for one in measured(of(Template.LEAFLET_A5, blocks=blocks)).overflow)
    assert 0 < shorter < longer


def test_only_what_stands_out_is_reported():
    places = measured(of(Template.LEAFLET_A5, blocks=(WORDS, LONG))).overflow
    assert [place.block for place in places] == ["dai"]


def test_a_number_too_wide_for_its_box_is_reported():
    wide = Block(
        "so", "number", "Số lớn", {"number": "0299 123 456 hoặc 0299 123 457 hoặc 1022", "caption": ""}
    )
    assert [place.block for place in measured(of(Template.FOLDED_A4, blocks=(wide,))).overflow] == ["so"]


def test_a_hotline_gets_smaller_before_it_stands_out():
    line = Block("so", "number", "Số lớn", {"number": "0299 123 456", "caption": "Trạm y tế"})
    assert measured(of(Template.FOLDED_A4, blocks=(line,))).overflow == []


def letters(sheet):
    return max(run.size for run in paper.runs_of(leaflet_pdf(sheet)) if "Bà con" in run.text)


def test_more_text_gets_smaller_letters():
    few, many = (letters(of(Template.POSTER_A4, blocks=blocks)) for blocks in ((WORDS,), (WORDS,) * 9))
    assert many < few


@pytest.mark.parametrize(
    ("template", "metres", "size"),
    [
        (Template.LEAFLET_A5, None, (148, 210)),
        (Template.FOLDED_A4, None, (297, 210)),
        (Template.POSTER_A3, None, (297, 420)),
        (Template.BANNER, None, (600, 80)),
        (Template.BANNER, (4, 1.2), (400, 120)),
        (Template.BILLBOARD, (2, 3), (200, 300)),
        (Template.SLOGANS, None, (420, 297)),
    ],
)
def test_comes_in_its_size(template, metres, size):
    sheet = of(template, metres=metres)
    assert size_of(sheet) == size
    assert paper.size_of(leaflet_pdf(sheet)) == size


def test_what_is_measured_in_metres_is_told_in_millimetres_of_the_finished_thing():
    places = measured(of(Template.BANNER, blocks=(LONG,))).overflow
    assert places[0].by > 800  # the banner itself is 800 mm high


@EVERY
def test_bleed_and_crop_marks_on_request(template):
    named = of(template, commune="Trung tâm Phục vụ hành chính công")
    page = paper.read(leaflet_pdf(named, bleed=True)).pages[0]
    sides = {
        name: [float(value) / paper.MILLIMETRE for value in getattr(page, name)]
        for name in ("mediabox", "bleedbox", "trimbox")
    }
    width, height = size_of(of(template))
    assert sides["trimbox"][2] - sides["trimbox"][0] == pytest.approx(width, abs=0.1)
    assert sides["trimbox"][3] - sides["trimbox"][1] == pytest.approx(height, abs=0.1)
    assert sides["trimbox"][0] - sides["bleedbox"][0] == pytest.approx(3, abs=0.05)
    assert sides["bleedbox"][0] - sides["mediabox"][0] == pytest.approx(8, abs=0.05)
    assert b" K" in page.get_contents().get_data()
    assert isinstance(page.raw_get("/Contents"), IndirectObject)  # or readers show an empty page
    assert "hành chính công" in paper.text_of(leaflet_pdf(named, bleed=True)).casefold()


def test_colour_reaches_over_the_edge():
    """The bleed itself is printed: no white hairline where the printer cuts."""
    page = look_at(of(Template.SLOGANS)).sides[0]
    picture = Image.open(io.BytesIO(page)).convert("RGB")
    corner = picture.getpixel((0, 0))
    assert corner[0] > 100
    assert max(corner[1:]) < 60


def test_the_folded_sheet_has_two_sides_and_its_cover_on_the_first():
    pages = paper.read(leaflet_pdf(of(Template.FOLDED_A4))).pages
    assert len(pages) == 2
    assert "Nộp" in pages[0].extract_text()
    assert "Bà con" in pages[1].extract_text()


def test_a_new_panel_begins_where_it_is_asked_for():
    blocks = (WORDS, Block("p", "panel", "Sang mặt", {}), replace(WORDS, id="b2"))
    runs = [
        run
        for run in paper.runs_of(leaflet_pdf(of(Template.FOLDED_A4, blocks=blocks)))
        if "Bà con" in run.text
    ]
    assert [round(run.x / 100) for run in runs] == [0, 1]
    assert {run.page for run in runs} == {2}


def test_a_heading_goes_on_with_what_it_heads():
    filler = Block("t", "text", "Văn bản", {"paragraphs": ["Câu này lặp lại cho đầy mặt gấp. " * 16]})
    heading = Block("h", "heading", "Đề mục", {"words": "Đề mục cuối"})
    blocks = (filler, heading, replace(filler, id="t2"))
    runs = paper.runs_of(leaflet_pdf(of(Template.FOLDED_A4, blocks=blocks)))
    title = next(run for run in runs if "Đề mục" in run.text)
    after = [run for run in runs if run.page == title.page and abs(run.x - title.x) < 5 and run.y > title.y]
    assert after


def test_each_slogan_has_a_sheet():
    blocks = (WORDS, replace(WORDS, id="b2"), replace(WORDS, id="b3"))
    assert len(paper.read(leaflet_pdf(of(Template.SLOGANS, blocks=blocks))).pages) == 3


def test_a_kind_of_block_a_banner_cannot_hold_is_reported():
    points = Block("y", "list", "Danh sách", {"items": ["một"], "numbered": False})
    assert [place.block for place in measured(of(Template.BANNER, blocks=(points,))).overflow] == ["y"]


def test_a_picture_is_printed_and_its_size_told():
    sheet = of(Template.LEAFLET_A5, blocks=(WORDS, picture()), files={"a.jpg": jpeg()})
    look = measured(sheet)
    assert look.overflow == []
    assert look.pictures[0].block == "anh"
    assert 100 < look.pictures[0].width <= 148 - 24
    assert look.pictures[0].height == pytest.approx(look.pictures[0].width * 9 / 16, rel=0.01)
    assert len(paper.read(leaflet_pdf(sheet)).pages[0].images) >= 1


def test_a_tall_picture_is_made_narrower_and_never_cut():
    sheet = of(Template.LEAFLET_A5, blocks=(picture(600, 3000),), files={"a.jpg": jpeg(600, 3000)})
    found = measured(sheet).pictures[0]
    assert found.height / found.width == pytest.approx(5, rel=0.01)


def test_a_picture_on_a_board_is_measured_as_large_as_it_hangs():
    sheet = of(Template.BILLBOARD, blocks=(picture(),), files={"a.jpg": jpeg()})
    assert 600 < measured(sheet).pictures[0].width < 1500


@EVERY
def test_is_drawn_as_png(template):
    sides = leaflet_png(of(template), widest=700)
    assert len(sides) == (2 if template is Template.FOLDED_A4 else 1)
    picture = Image.open(io.BytesIO(sides[0]))
    assert max(picture.size) == pytest.approx(700, abs=2)


def test_a_png_of_what_does_not_fit_is_refused_but_the_preview_shows_it():
    with pytest.raises(Overflow):
        leaflet_png(of(Template.LEAFLET_A5, blocks=(LONG,)))
    assert len(look_at(of(Template.LEAFLET_A5, blocks=(LONG,))).sides) == 1


def test_every_theme_looks_its_own():
    pictures = {leaflet_png(replace(SHEET, theme=theme), widest=200)[0] for theme in Theme}
    assert len(pictures) == len(Theme)


def test_the_same_sheet_is_the_same_file():
    assert leaflet_pdf(SHEET) == leaflet_pdf(SHEET)


def test_more_than_any_sheet_holds_is_refused_at_once():
    with pytest.raises(TooLong):
        measured(of(Template.POSTER_A4, blocks=(Block("x", "text", "V", {"paragraphs": ["x" * 500_000]}),)))


def test_direction_and_control_marks_are_harmless():
    odd = Block("x", "text", "V", {"paragraphs": ["ngược\u202e chiều \u200f và \x00\x07 lạ 😀"]})
    assert "chiều" in paper.text_of(leaflet_pdf(of(Template.LEAFLET_A5, blocks=(odd,))))
