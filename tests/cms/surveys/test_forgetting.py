"""Who took part is forgotten when the promised time is over."""

from dateutil.relativedelta import relativedelta

from cms.chores import do_all
from cms.surveys.models import SurveyAnswer, SurveyPage
from tests.cms.surveys.conftest import CLOSES, RIGHT, RUNNING, post

OVER = relativedelta(months=SurveyPage.MONTHS_KEPT)
MINUTE = relativedelta(minutes=1)


def kept():
    return list(SurveyAnswer.objects.values_list("name", "contact", "sender"))


def test_the_promise_stands_where_the_name_is_asked_for(client, quiz, time_machine):
    time_machine.move_to(RUNNING, tick=False)
    assert "được xóa sau 6 tháng kể từ khi cuộc thi kết thúc" in client.get(quiz.url).content.decode()


def test_participants_are_forgotten_in_the_daily_round(client, quiz):
    post(client, quiz, RIGHT)
    [[name, contact, sender]] = before = kept()
    assert (name, contact) == ("Người Thi Thử", "0912345678")
    assert sender
    do_all(CLOSES + OVER - MINUTE)
    assert kept() == before
    do_all(CLOSES + OVER + MINUTE)
    assert kept() == [("", "", "")]
    assert SurveyAnswer.objects.get().form_data["cau_cong_khai_trong_may_ngay"] == "05"


def test_where_a_survey_never_closes_time_counts_from_the_answer(client, quiz):
    post(client, quiz, RIGHT)
    SurveyPage.objects.update(closes_at=None)
    do_all(RUNNING + OVER - MINUTE)
    assert kept() != [("", "", "")]
    do_all(RUNNING + OVER + MINUTE)
    assert kept() == [("", "", "")]
