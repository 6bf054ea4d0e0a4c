"""Residents answer surveys: without scripts, once each, within the times the server holds."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from cms.airing import airable_items
from cms.completeness import gaps
from cms.surveys.answering import kiosk_token
from cms.surveys.ballots import FROM_ONE_SENDER, Refused, Sheet, cast
from cms.surveys.models import AskedAs, BallotBox, SurveyAnswer, SurveyKind
from tests.cms.letterbox.crowd import at_once
from tests.cms.public.pages import broken_rules
from tests.cms.surveys.conftest import ANSWERS, CLOSES, OPENS, OVER, RIGHT, RUNNING, asked, post

SCRIPT = "<script>alert(1)</script>"


def said(answer):
    page = BeautifulSoup(answer.content, "html.parser")
    return " ".join(" ".join(one.get_text(" ").split()) for one in page.select(".refusal, .notice"))


def test_an_answer_is_kept_and_thanked(client, survey):
    page = survey()
    answer = post(client, page, {**ANSWERS, "cau_thich_dieu_gi": ["Nhanh"], "cau_di_may_lan": "2"})
    assert answer.status_code == 302
    kept = SurveyAnswer.objects.get()
    assert kept.form_data["cau_thich_dieu_gi"] == ["Nhanh"]
    assert kept.form_data["cau_di_may_lan"] == 2
    assert "Cảm ơn bà con đã trả lời" in client.get(answer.url).content.decode()


def test_no_address_and_no_browser_is_kept(client, survey):
    page = survey()
    post(Client(REMOTE_ADDR="10.1.2.3", HTTP_USER_AGENT="May tinh nha toi"), page)
    kept = SurveyAnswer.objects.values().get()
    assert "10.1.2.3" not in str(kept)
    assert "May tinh" not in str(kept)
    assert len(kept["sender"]) == 32


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Nộp bằng cách nào?"),
        ({**ANSWERS, "cau_nop_bang_cach_nao": SCRIPT}, "Nộp bằng cách nào?"),
        ({**ANSWERS, "cau_muc_hai_long": "6"}, "Mức hài lòng?"),
        ({**ANSWERS, "cau_thich_dieu_gi": ["Nhanh", "Khác"]}, "Thích điều gì?"),
        ({**ANSWERS, "cau_di_may_lan": "nhiều"}, "Đi mấy lần?"),
        ({**ANSWERS, "cau_di_may_lan": "-1"}, "Đi mấy lần?"),
        ({**ANSWERS, "cau_di_may_lan": "9" * 400}, "Đi mấy lần?"),
        ({**ANSWERS, "cau_gop_y_them": "a" * 10_000_000}, "Góp ý thêm"),
        ({**ANSWERS, "cau_gop_y_them": "http://a.vn " * 3}, "quá nhiều đường dẫn"),
        ({**ANSWERS, "website": "x"}, "để trống ô"),
        ({**ANSWERS, "stamp": "x"}, "chưa đủ"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(client, survey, fields, words):
    answer = post(client, survey(), fields)
    assert answer.status_code == 400
    assert not SurveyAnswer.objects.exists()
    assert words in said(answer)
    assert broken_rules(answer.content.decode()) == []
    assert SCRIPT not in answer.content.decode()
    assert len(answer.content) < 100_000


def test_written_answers_are_words_without_hidden_marks(client, survey):
    post(client, survey(), {**ANSWERS, "cau_gop_y_them": f"{SCRIPT} ‮ngược​"})
    assert SurveyAnswer.objects.get().form_data["cau_gop_y_them"] == f"{SCRIPT} ngược"


def test_one_browser_answers_once(client, survey):
    page = survey()
    post(client, page)
    again = post(client, page)
    assert again.status_code == 409
    assert "Thiết bị này đã gửi" in said(again)
    assert SurveyAnswer.objects.count() == 1


def test_neighbours_answer_up_to_a_bound(survey):
    page = survey()
    answers = [post(Client(HTTP_USER_AGENT="Cung mot loai may"), page) for _ in range(FROM_ONE_SENDER + 1)]
    assert [one.status_code for one in answers] == [302] * FROM_ONE_SENDER + [400]
    assert "Đã có nhiều phiếu" in said(answers[-1])
    assert post(Client(HTTP_USER_AGENT="May khac"), page).status_code == 302


def test_at_the_kiosk_many_answer(client, survey):
    page = survey()
    query = f"?quay={kiosk_token(page)}"
    for _ in range(FROM_ONE_SENDER + 2):
        answer = post(client, page, query=query)
        assert answer.status_code == 302
    assert SurveyAnswer.objects.filter(at_kiosk=True, sender="").count() == FROM_ONE_SENDER + 2
    assert "Người tiếp theo" in client.get(answer.url).content.decode()


def test_a_kiosk_of_another_survey_is_none(client, survey):
    page, other = survey(), survey("Khảo sát khác")
    post(client, page, query=f"?quay={kiosk_token(other)}")
    assert not SurveyAnswer.objects.get().at_kiosk


@pytest.mark.parametrize(
    ("at", "words"), [(OPENS, 302), (CLOSES, "Đã hết thời gian"), (OVER, "Đã hết thời gian")]
)
def test_the_server_holds_the_times(client, survey, at, words):
    answer = post(client, survey(), at=at)
    if words == 302:
        assert answer.status_code == 302
    else:
        assert answer.status_code == 409
        assert words in said(answer)
        assert not SurveyAnswer.objects.exists()


def test_before_opening_there_is_no_form(client, survey):
    page = survey()
    with time_machine.travel(OPENS.replace(hour=0), tick=False):
        html = client.get(page.url).content.decode()
    assert "Chưa đến giờ nhận phiếu" in html
    assert 'name="stamp"' not in html


def test_a_post_from_elsewhere_is_refused(survey):
    page = survey()
    assert post(Client(enforce_csrf_checks=True), page).status_code == 403
    assert not SurveyAnswer.objects.exists()


def test_a_thanks_page_cannot_be_made_up(client, survey):
    page = survey()
    with time_machine.travel(RUNNING, tick=False):
        assert client.get(page.url + "?xong=gia-mao").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_a_double_click_at_once_is_one_sheet(survey, tmp_path):
    page = survey()

    def send():
        code = cast(page, Sheet("cung-mot-mau", dict(ANSWERS)), "ai-do").code
        return code, SurveyAnswer.objects.count()

    with time_machine.travel(RUNNING, tick=False):
        found = at_once(send, 6, tmp_path)
    assert len(set(found)) == 1
    assert found[0][1] == 1


def test_a_sealed_box_takes_nothing(survey):
    page = survey()
    BallotBox.objects.create(page=page, sealed_at=RUNNING)
    with time_machine.travel(RUNNING, tick=False), pytest.raises(Refused):
        cast(page, Sheet("n", {}), "")


# --- the page -----------------------------------------------------------------------------------------


def test_it_goes_public_by_the_leader_and_invites_over_the_loudspeakers(client, draft, survey):
    assert client.get(draft("Bản nháp").url).status_code == 404
    page = survey()
    [item] = airable_items()
    assert item.source == page.source
    assert "Nhận câu trả lời đến 08 giờ 00 phút ngày 12/11/2026." in item.text


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"invitation": ""}, "Chưa có lời mời"),
        ({"closes_at": OPENS}, "kết thúc đứng trước"),
        ({"questions": [asked("Chọn gì?", AskedAs.ONE, "Một")]}, "chưa đến hai lựa chọn"),
        ({"questions": [asked("Đoán?", AskedAs.GUESS)]}, "chỉ dùng trong cuộc thi"),
        ({"questions": [asked("A?", AskedAs.ONE, "x", "y", right="z")]}, "không có trong các lựa chọn"),
        ({"questions": [asked("A?", AskedAs.ONE, "x", "y", right="x\ny")]}, "nhiều đáp án đúng"),
        ({"survey_kind": SurveyKind.QUIZ}, "Chưa câu hỏi nào của cuộc thi"),
        ({"survey_kind": SurveyKind.QUIZ, "closes_at": None}, "thời điểm kết thúc cuộc thi"),
    ],
)
def test_what_is_missing_is_said(draft, more, sentence):
    assert any(sentence in found for found in gaps(draft(**more)))


def test_pages_keep_the_rules_and_are_never_kept(client, survey, quiz):
    page = survey(SCRIPT, invitation=SCRIPT, thanks=SCRIPT)
    with time_machine.travel(RUNNING, tick=False):
        for address in ("/khao-sat/", page.url, quiz.url):
            html = client.get(address).content.decode()
            assert broken_rules(html) == []
            assert SCRIPT not in html
        assert "no-store" in client.get(page.url).headers["Cache-Control"]
    with time_machine.travel(OVER, tick=False):
        assert broken_rules(client.get(page.url).content.decode()) == []


def test_a_quiz_asks_who_takes_part_and_for_consent(client, quiz):
    no_consent = post(client, quiz, {**RIGHT, "consent": ""})
    assert "chọn ô đồng ý" in said(no_consent)
    wrong = post(client, quiz, {**RIGHT, "telephone": "gọi tôi"})
    assert "không phải số điện thoại" in said(wrong)
    answer = post(client, quiz, RIGHT)
    kept = SurveyAnswer.objects.get()
    assert (kept.name, kept.contact) == ("Người Thi Thử", "0912345678")
    assert "participant" not in kept.form_data
    assert kept.code in client.get(answer.url).content.decode()


@pytest.mark.parametrize("many", [3, 30])
def test_queries_do_not_grow(client, survey, many, django_assert_max_num_queries):
    page = survey(questions=[asked(f"Câu {n}?", AskedAs.ONE, "Có", "Không") for n in range(many)])
    for n in range(2 if many == 3 else 8):
        survey(f"Khảo sát {n}")
    with time_machine.travel(RUNNING, tick=False):
        for address in ("/khao-sat/", page.url):
            client.get(address)
            with django_assert_max_num_queries(15):
                client.get(address)
