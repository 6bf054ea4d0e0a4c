"""All work of a day is one message, however much it is."""

from datetime import date

from campaigns.models import (
    Channel,
)
from cms.notifications.duties import NAMED, remind_of_duties
from tests.cms.notifications.duties.days import DUE, told


def test_all_work_of_a_day_is_one_message(owes, lan):
    for number in range(3):
        owes(title=f"Việc {number}")
    owes(title="Việc trễ", timing="Trước 19/11/2026")
    remind_of_duties(DUE)
    (words,) = told(lan)
    assert words.splitlines()[0] == "Nhắc việc theo kế hoạch: 1 việc quá hạn, 3 việc đến hạn hôm nay."
    assert words.splitlines()[1] == "– Quá hạn 2 ngày: Việc trễ (chủ trì)."


def test_too_much_for_one_message_is_counted(owes, lan):
    for number in range(NAMED + 3):
        owes(title=f"Việc {number}")
    remind_of_duties(DUE)
    lines = told(lan)[0].splitlines()
    assert (len(lines), lines[-1]) == (NAMED + 2, "– và 3 việc nữa; mở thông báo này để xem đủ.")


def test_what_is_done_in_part_says_how_much(owes, lan, did):
    activity = owes(title="Phát thanh", timing="2 lần/tuần", channels=[Channel.RADIO])
    did(activity, date(2026, 11, 17))
    remind_of_duties(date(2026, 11, 21))
    assert "Hạn ngày 22/11/2026: Phát thanh (chủ trì, " in told(lan)[0]
    assert "đã làm 1/2)." in told(lan)[0]


def test_what_recurs_and_is_late_is_one_line_with_the_times_before(owes, lan):
    owes(title="Báo cáo tháng", timing="hằng tháng")
    remind_of_duties(date(2026, 4, 1))
    assert told(lan)[0].splitlines()[1:] == [
        "– Quá hạn 1 ngày: Báo cáo tháng (chủ trì, 2 kỳ trước cũng chưa xong)."
    ]
