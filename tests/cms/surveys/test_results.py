"""Counts, Excel, sealing, and who may do it."""

import io

import pytest
import time_machine
from openpyxl import load_workbook

from campaigns.models import Evidence
from cms.roles import Role
from cms.surveys.models import BallotBox, SurveyAnswer
from cms.surveys.results import NotYet, results_of, seal
from cms.surveys.scoring import lot
from tests.cms.public.pages import broken_rules
from tests.cms.surveys.conftest import ANSWERS, OVER, RUNNING, post

FORMULAS = ["=1+1", "+84912345678", "-2", "@SUM(A1)", "\t=cmd|' /C calc'!A0", ' =HYPERLINK("http://a")']


def test_a_quiz_is_sealed_once_with_winners_anybody_can_check(quiz, sheets, officer):
    codes = sheets(quiz, (True, True, 9), (True, True, 2), (True, False, 2), (False, True, 3))
    with time_machine.travel(OVER, tick=False):
        box = seal(quiz, "so-xo-so 123456", by=officer)
        with pytest.raises(NotYet, match="đã được chốt"):
            seal(quiz, "khác", by=officer)
    assert [row["code"] for row in box.winners] == [codes[1], codes[0]]
    assert (box.answers, box.all_right, box.seed, box.salt) == (4, 2, "so-xo-so 123456", "")
    assert set(SurveyAnswer.objects.values_list("sender", flat=True)) == {""}
    row = Evidence.objects.get(key=f"survey:{quiz.source}")
    assert (row.deed, row.channel, row.quantity) == ("held", "contest", 4)
    assert row.words == "Tổ chức cuộc thi “Thi tìm hiểu”: 4 người tham gia."


def test_equal_sheets_are_drawn_by_the_published_seed(quiz, sheets, officer):
    codes = sheets(quiz, *[(True, True, 6)] * 6)
    with time_machine.travel(OVER, tick=False):
        box = seal(quiz, "12345", by=officer)
    assert [row["code"] for row in box.winners] == sorted(codes, key=lambda code: lot("12345", code))[:2]


def test_without_a_seed_one_is_drawn_and_published(quiz, officer):
    with time_machine.travel(OVER, tick=False):
        assert len(seal(quiz, "  ", by=officer).seed) == 16


def test_nothing_is_sealed_while_answers_come_in(quiz, officer):
    with time_machine.travel(RUNNING, tick=False), pytest.raises(NotYet, match="Vẫn đang nhận"):
        seal(quiz, "", by=officer)
    assert not Evidence.objects.filter(key=f"survey:{quiz.source}").exists()
    assert not BallotBox.objects.filter(sealed_at__isnull=False).exists()


def test_results_are_public_only_when_approved_and_sealed(client, quiz, sheets, survey, officer):
    codes = sheets(quiz, (True, True, 1), (False, False, 1))
    address = f"{quiz.url}ket-qua/"
    with time_machine.travel(OVER, tick=False):
        assert client.get(address).status_code == 404
        seal(quiz, "12345", by=officer)
        html = client.get(address).content.decode()
    assert broken_rules(html) == []
    assert codes[0] in html
    assert "12345" in html
    for secret in ("Người 0", "0912345678"):
        assert secret not in html
    quiet = survey("Không công bố")
    with time_machine.travel(OVER, tick=False):
        assert client.get(f"{quiet.url}ket-qua/").status_code == 404


def test_a_survey_s_numbers_are_public_once_closed_and_its_texts_never(client, survey):
    page = survey(results_public=True)
    post(client, page, {**ANSWERS, "cau_gop_y_them": "Bà Hoa ở thôn 2 than phiền"})
    with time_machine.travel(RUNNING, tick=False):
        assert client.get(f"{page.url}ket-qua/").status_code == 404
    with time_machine.travel(OVER, tick=False):
        html = client.get(f"{page.url}ket-qua/").content.decode()
        assert "Xem kết quả" in client.get(page.url).content.decode()
    assert "Bà Hoa" not in html
    assert "1 (100%)" in html
    assert "<svg" in html
    assert "<table>" in html
    assert broken_rules(html) == []


def test_the_ends_of_a_scale_say_what_they_mean(survey):
    [scale] = [one for one in results_of(survey()).questions if one.tally.question.is_scale]
    names = [bar.name for bar in scale.chart.bars]
    assert names == ["1 – rất không hài lòng", "2", "3", "4", "5 – rất hài lòng"]


@pytest.mark.parametrize("many", [3, 30])
def test_queries_do_not_grow_with_answers(client, survey, many, django_assert_max_num_queries):
    page = survey(results_public=True)
    SurveyAnswer.objects.bulk_create(
        SurveyAnswer(page=page, number=f"n{n}", form_data=ANSWERS, submit_time=RUNNING) for n in range(many)
    )
    with time_machine.travel(OVER, tick=False), django_assert_max_num_queries(15):
        client.get(f"{page.url}ket-qua/")


def test_counts_are_live(survey, client, signed_in, officer):
    page = survey()
    address = f"/quan-tri/khao-sat/{page.pk}/ket-qua/"
    with time_machine.travel(RUNNING, tick=False):
        desk = signed_in(officer)
        assert "0 phiếu trả lời" in desk.get(address).content.decode()
    post(client, page)
    with time_machine.travel(RUNNING, tick=False):
        html = desk.get(address).content.decode()
    assert "1 phiếu trả lời" in html
    assert "data-renew" in html
    assert results_of(page).answers == 1


@pytest.mark.parametrize("typed", FORMULAS)
def test_excel_holds_every_answer_and_no_formula(client, survey, signed_in, officer, typed):
    page = survey()
    post(client, page, {**ANSWERS, "cau_thich_dieu_gi": ["Nhanh", "Dễ hiểu"], "cau_gop_y_them": typed})
    with time_machine.travel(RUNNING, tick=False):
        answer = signed_in(officer).get(f"/quan-tri/khao-sat/{page.pk}/ket-qua.xlsx")
    book = load_workbook(io.BytesIO(answer.getvalue()))
    rows = [[cell.value for cell in row] for row in book["Phiếu trả lời"].iter_rows()]
    assert rows[0][:4] == ["Số phiếu", "Thời gian", "Nơi trả lời", "Nộp bằng cách nào?"]
    assert rows[1][3:6] == ["Trực tiếp", "5", "Nhanh; Dễ hiểu"]
    assert rows[1][7].startswith("'")
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in types
    assert ("Nộp bằng cách nào?", "Trực tiếp", 1) in {
        tuple(cell.value for cell in row) for row in book["Tổng hợp"].iter_rows()
    }


def test_excel_of_a_quiz_names_points_and_people(quiz, sheets, signed_in, officer):
    sheets(quiz, (True, True, 1))
    with time_machine.travel(RUNNING, tick=False):
        answer = signed_in(officer).get(f"/quan-tri/khao-sat/{quiz.pk}/ket-qua.xlsx")
    row = [
        cell.value
        for cell in list(load_workbook(io.BytesIO(answer.getvalue()))["Phiếu trả lời"].iter_rows())[1]
    ]
    assert row[-3:] == [30, "Người 0", "0912345678"]


PEOPLE = [None, *Role]
ALLOWED = {
    "ket-qua/": {Role.OFFICER, Role.LEADER, Role.STATISTICS},
    "ket-qua.xlsx": {Role.OFFICER, Role.LEADER, Role.STATISTICS},
    "chot/": {Role.OFFICER},
}


@pytest.mark.parametrize("role", PEOPLE, ids=str)
def test_who_may_see_and_seal(quiz, sheets, person, signed_in, client, role):
    sheets(quiz, (True, True, 1))
    with time_machine.travel(OVER, tick=False):
        browser = client if role is None else signed_in(person("ai-do", role))
        for path, allowed in ALLOWED.items():
            ask = browser.post if path == "chot/" else browser.get
            answer = ask(f"/quan-tri/khao-sat/{quiz.pk}/{path}")
            refused = answer.status_code == 403 or (
                answer.status_code == 302 and not answer.url.startswith("/quan-tri/khao-sat/")
            )
            assert refused == (role not in allowed), (path, answer.status_code)
        assert BallotBox.objects.filter(sealed_at__isnull=False).exists() == (role == Role.OFFICER)


def test_sealing_by_hand_is_said_and_shown(quiz, sheets, signed_in, officer):
    sheets(quiz, (True, True, 1))
    with time_machine.travel(OVER, tick=False):
        desk = signed_in(officer)
        html = desk.post(f"/quan-tri/khao-sat/{quiz.pk}/chot/", {"seed": "99"}, follow=True).content.decode()
        again = desk.post(f"/quan-tri/khao-sat/{quiz.pk}/chot/", {"seed": "1"}, follow=True).content.decode()
    assert "Đã chốt kết quả và ghi vào sổ minh chứng." in html
    assert "Người 0" in html
    assert "Kết quả đã được chốt trước đó." in again
    assert BallotBox.objects.get().seed == "99"


def test_wagtail_s_own_list_of_answers_is_shut(quiz, signed_in, officer, person):
    with time_machine.travel(RUNNING, tick=False):
        for account in (officer, person("quan-tri", is_superuser=True)):
            answer = signed_in(account).get(f"/quan-tri/forms/submissions/{quiz.pk}/")
            assert answer.status_code in (302, 403, 404)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER])
def test_the_list_and_the_editor_lead_to_the_answers(quiz, signed_in, person, role):
    desk = signed_in(person("ai-do", role))
    assert f"/quan-tri/khao-sat/{quiz.pk}/ket-qua/" in desk.get("/quan-tri/khao-sat/").content.decode()
