"""Which activities a text may serve."""

from cms.deeds.suggesting import Candidate, suggested

PLAN = [
    Candidate(1, "Tuyên truyền đăng ký khai sinh trên Cổng dịch vụ công", frozenset({"website"})),
    Candidate(2, "Tuyên truyền phòng, chống thiên tai, bão lũ", frozenset({"radio"})),
    Candidate(3, "Tuyên truyền tiêm chủng cho trẻ em", frozenset({"leaflet"})),
    Candidate(4, "Tuyên truyền tiêm chủng cho trẻ em", frozenset({"radio"})),
]


def test_words_of_the_title_find_the_activity():
    assert suggested("Đăng ký khai sinh tại nhà", "", None, PLAN)[0] == 1


def test_words_of_the_text_find_it_too():
    assert suggested("Thông báo", "Khi có bão, bà con phòng chống lũ và sạt lở.", None, PLAN)[0] == 2


def test_of_equals_the_one_on_the_channel_comes_first():
    assert suggested("Tiêm chủng cho trẻ", "", "radio", PLAN)[:2] == [4, 3]
    assert suggested("Tiêm chủng cho trẻ", "", "leaflet", PLAN)[:2] == [3, 4]


def test_words_of_every_plan_find_nothing():
    assert suggested("Tuyên truyền, phổ biến cho người dân trên địa bàn xã", "", None, PLAN) == []


def test_no_more_than_asked():
    assert len(suggested("Tiêm chủng khai sinh bão lũ", "", None, PLAN, most=2)) == 2


def test_letters_written_in_two_ways_are_the_same():
    import unicodedata

    assert suggested(unicodedata.normalize("NFD", "khai sinh"), "", None, PLAN) == [1]
