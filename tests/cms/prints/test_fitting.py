"""Saving is lenient; what does not fit or would print blurred is not submitted."""

import pytest

from cms.completeness import gaps
from cms.workflow import NotReady, submit

LONG = [("text", "Nội dung dài không đủ chỗ trên giấy. " * 120)]


def test_a_sheet_that_fits_may_be_submitted(draw):
    assert gaps(draw()) == []


def test_what_does_not_fit_is_said_with_its_block_and_millimetres(draw):
    found = gaps(draw(body=LONG))
    assert len(found) == 1
    assert found[0].startswith("Khối “Văn bản 1” thừa ")
    assert " mm so với khổ in" in found[0]


def test_a_sheet_that_does_not_fit_is_not_submitted(draw, officer):
    page = draw(body=LONG)
    with pytest.raises(NotReady):
        submit(page, by=officer)


def test_a_coarse_picture_is_named_with_its_dots_an_inch(draw, photo):
    found = gaps(draw(body=[("text", "Lời."), ("picture", {"image": photo(300, 200), "caption": ""})]))
    assert len(found) == 1
    assert "Khối “Ảnh 2” chỉ đạt" in found[0]
    assert "cần ít nhất 150 dpi" in found[0]


def test_the_same_picture_is_sharp_enough_with_more_dots(draw, photo):
    body = [("text", "Lời."), ("picture", {"image": photo(1600, 1000), "caption": ""})]
    assert gaps(draw(body=body)) == []


def test_what_is_read_from_across_the_street_needs_fewer_dots(draw, photo):
    board = draw(template_kind="billboard", body=[("picture", {"image": photo(1600, 900), "caption": ""})])
    assert gaps(board) == []
    coarse = draw(template_kind="billboard", body=[("picture", {"image": photo(700, 400), "caption": ""})])
    assert "cần ít nhất 30 dpi" in gaps(coarse)[0]


def test_who_made_it_must_be_said(draw):
    assert gaps(draw(produced_by="")) == ["Xin ghi đơn vị thực hiện; tên đơn vị được in ở chân ấn phẩm."]


def test_a_leaflet_without_blocks_is_not_ready(draw):
    assert "chưa có nội dung" in gaps(draw(body=[]))[0]


def test_a_banner_needs_only_its_title(draw):
    assert gaps(draw(template_kind="banner", body=[])) == []


def test_half_a_size_is_no_size(draw):
    assert gaps(draw(template_kind="banner", body=[], length_m=4)) == [
        "Xin nhập cả chiều dài và chiều cao (mét), hoặc để trống cả hai."
    ]


def test_far_too_much_text_is_refused_in_one_sentence(draw):
    body = [("text", "dài " * 60_000)]
    assert gaps(draw(body=body)) == ["Nội dung quá dài so với mọi khổ in. Xin rút gọn."]
