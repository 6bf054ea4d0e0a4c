"""Many texts told as one thing."""

from cms.notifications.models import Notification
from cms.notifications.telling import tell, told_together


def test_what_is_told_meanwhile_becomes_one_sentence_to_the_same_people(officer, leader):
    with told_together(key="dot:1", words="35 thủ tục đã được công khai."):
        for number in range(35):
            tell([officer], key=str(number), words=str(number))
        tell([leader], key="khac", words="khác")
    told = Notification.objects.values_list("user__username", "words")
    assert sorted(told) == [
        ("hung", "35 thủ tục đã được công khai."),
        ("lan", "35 thủ tục đã được công khai."),
    ]


def test_nobody_is_told_where_nobody_would_have_been(officer):
    with told_together(key="dot:2", words="Không có ai."):
        pass
    assert not Notification.objects.exists()


def test_afterwards_each_is_told_for_itself_again(officer):
    with told_together(key="dot:3", words="Một lần."):
        pass
    tell([officer], key="sau", words="Riêng.")
    assert Notification.objects.get().words == "Riêng."


def test_a_fault_on_the_way_tells_nobody(officer):
    try:
        with told_together(key="dot:4", words="Không xảy ra."):
            tell([officer], key="mot", words="một")
            raise ValueError
    except ValueError:
        tell([officer], key="loi", words="Có lỗi.")
    assert [one.words for one in Notification.objects.all()] == ["Có lỗi."]
