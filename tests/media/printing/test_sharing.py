"""The picture beside a shared link."""

import io

import pytest
from PIL import Image

from media.printing import TooLong, share_picture
from media.printing.sharing import LEADING, ROOM, largest

LONG = "Thông báo niêm yết công khai danh sách hộ được hỗ trợ tiền điện quý IV năm 2026 của xã Mẫu " * 3


def opened(*words):
    return Image.open(io.BytesIO(share_picture(*words)))


def test_is_a_png_of_the_size_networks_want():
    picture = opened("Lịch tiêm phòng", "Xã Mẫu", "Thông báo")
    assert (picture.format, picture.size) == ("PNG", (1200, 630))


def test_weighs_little():
    assert len(share_picture(LONG[:255], "Ủy ban nhân dân xã Mẫu", "Niêm yết công khai")) < 80_000


def test_a_longer_title_gets_smaller_letters_and_loses_no_word():
    size, lines = largest(LONG[:255])
    assert size < largest("Lịch tiêm phòng")[0]
    assert " ".join(lines) == " ".join(LONG[:255].split())
    assert len(lines) * size * LEADING <= ROOM[1]


def test_a_title_of_one_endless_word_still_stands_whole():
    _size, lines = largest("x" * 255)
    assert "".join("".join(lines).split()) == "x" * 255


def test_composed_and_decomposed_letters_look_alike():
    assert share_picture("Nie\u0302m ye\u0302\u0301t", "Xã", "Tin") == share_picture("Niêm yết", "Xã", "Tin")


def test_no_mark_of_a_title_reaches_the_edge():
    picture = opened("Ữ" * 20, "Xã Mẫu", "Ỗ").convert("RGB")
    assert picture.getpixel((600, 0)) == picture.getpixel((5, 5))


def test_more_than_any_picture_holds_is_refused():
    with pytest.raises(TooLong):
        share_picture("dài " * 5000, "Xã", "Tin")


def test_a_page_without_a_commune_name_has_its_picture_too():
    assert opened("Tin", "", "").size == (1200, 630)
