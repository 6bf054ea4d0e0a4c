"""Officers handle feedback; nobody else's work is reached by address."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.airing import airable_items
from cms.notifications.models import Notification
from cms.questions import desk
from cms.questions.models import Feedback, Origin, QuestionPage
from cms.roles import Role
from cms.workflow import NotReady, approve, submit

SEES_ALL = {Role.OFFICER, Role.LEADER, Role.STATISTICS}
HANDLES = {Role.OFFICER, Role.STATISTICS}
DEEDS = ["giao", "tra-loi", "dong", "rac", "khong-phai-rac", "dang", "xoa-lien-he"]


def address(feedback, deed=""):
    return f"/quan-tri/gop-y/{feedback.pk}/" + (f"{deed}/" if deed else "")


def refused(answer):
    home = answer.status_code == 302 and answer.url.partition("?")[0] in ("/quan-tri/", "/quan-tri/login/")
    return home or answer.status_code in (403, 404)


@pytest.mark.parametrize("role", [None, *Role], ids=str)
def test_who_sees_and_who_handles(letter, person, signed_in, client, role):
    taken = letter(contact="0912345678", consented=True)
    browser = client if role is None else signed_in(person("ai-do", role))
    assert refused(browser.get(address(taken))) == (role not in SEES_ALL)
    listed = browser.get("/quan-tri/gop-y/")
    assert refused(listed) == (role not in SEES_ALL | {Role.CONTRIBUTOR})
    for deed in DEEDS:
        answer = browser.post(address(taken, deed), {})
        assert refused(answer) == (role not in HANDLES or deed == "dang"), deed


def test_a_contributor_answers_what_was_handed_over_and_nothing_else(letter, officer, person, signed_in):
    contributor = person("can-bo-dia-chinh", Role.CONTRIBUTOR)
    mine, other = letter(), letter()
    desk.assign(mine, contributor, by=officer)
    browser = signed_in(contributor)
    assert mine.subject in browser.get("/quan-tri/").content.decode()
    html = browser.get("/quan-tri/gop-y/").content.decode()
    assert mine.subject in html
    assert other.subject not in html
    assert browser.get(address(other)).status_code == 404
    assert browser.post(address(mine, "tra-loi"), {"answer": "Đã đo lại ranh giới."}).status_code == 302
    assert refused(browser.post(address(mine, "dong"), {"reason": "x"}))
    mine.refresh_from_db()
    assert (mine.state, mine.answer) == ("answered", "Đã đo lại ranh giới.")


def test_a_letter_goes_all_the_way_to_the_loudspeakers(
    letter, officer, leader, signed_in, questions, topic, client
):
    taken = letter(name="Nguyễn Văn Thử", contact="0912345678", consented=True)
    browser = signed_in(officer)
    browser.post(address(taken, "giao"), {"person": officer.pk})
    browser.post(address(taken, "tra-loi"), {"answer": "Đã thay ba bóng đèn.\nXin cảm ơn."})
    made = browser.post(address(taken, "dang"))
    page = QuestionPage.objects.get()
    assert made.url == f"/quan-tri/pages/{page.pk}/edit/"
    assert (page.origin, page.for_loudspeakers, page.question) == (Origin.FEEDBACK, True, "")
    assert browser.post(address(taken, "dang")).url == made.url  # no second draft
    page.question, page.topic = "Ông Nguyễn Văn Thử hỏi khi nào sửa đèn?", topic
    page.save_revision(user=officer)
    with pytest.raises(NotReady, match="nhắc lại họ tên"):
        submit(page, by=officer)
    page.question = "Khi nào đèn đường vào trường được sửa?"
    page.save_revision(user=officer)
    submit(page, by=officer)
    approve(page, by=leader)
    taken.refresh_from_db()
    assert taken.state == "published"
    assert "Trả lời: Đã thay ba bóng đèn." in airable_items()[0].text
    html = client.get("/gop-y/tra-cuu/", {"ma": taken.code}).content.decode()
    assert QuestionPage.objects.get().url in html
    QuestionPage.objects.get().unpublish()
    taken.refresh_from_db()
    assert taken.state == "answered"
    words = list(taken.deeds.values_list("words", flat=True))
    assert len(words) == 5
    assert words[-1] == "Câu trả lời đã được gỡ khỏi trang."


@pytest.mark.parametrize(
    ("deed", "fields", "sentence"),
    [
        ("tra-loi", {"answer": "  "}, "Xin viết câu trả lời"),
        ("tra-loi", {"answer": "a" * 20_000}, "10000"),
        ("dong", {"reason": ""}, "Xin ghi lý do"),
        ("giao", {"person": "999999"}, "lựa chọn"),
        ("giao", {"person": "ai đó"}, "lựa chọn"),
    ],
    ids=str,
)
def test_what_is_wrong_is_said_and_nothing_changes(letter, officer, signed_in, deed, fields, sentence):
    taken = letter()
    answer = signed_in(officer).post(address(taken, deed), fields)
    assert answer.status_code == 400
    assert sentence.casefold() in answer.content.decode().casefold()
    assert Feedback.objects.get().state == "received"


def test_nobody_is_offered_who_cannot_answer(letter, officer, person, signed_in):
    taken = letter()
    operator = person("van-hanh", Role.OPERATOR)
    assert signed_in(officer).post(address(taken, "giao"), {"person": operator.pk}).status_code == 400


def test_a_step_the_table_lacks_is_said(letter, officer, signed_in):
    taken = letter()
    desk.close(taken, "Trùng.", by=officer)
    html = signed_in(officer).post(address(taken, "rac"), follow=True).content.decode()
    assert "Không còn làm được việc này" in html
    assert Feedback.objects.get().state == "closed"


def test_an_unknown_deed_is_none(letter, officer, signed_in):
    assert signed_in(officer).post(address(letter(), "xoa-het")).status_code == 404


def test_a_post_without_the_admin_s_token_is_refused(letter, officer):
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    browser.force_login(officer)
    assert browser.post(address(letter(), "rac")).status_code == 403


def test_without_a_list_of_questions_no_page_is_made(letter, officer, signed_in, site):
    taken = letter()
    desk.answer(taken, "Đã xong.", by=officer)
    browser = signed_in(officer)
    assert "Lập bản nháp" not in browser.get(address(taken)).content.decode()
    assert refused(browser.post(address(taken, "dang")))


def test_the_home_page_reminds_of_what_is_late_and_what_is_due(letter, officer, signed_in, person):
    late, soon, later = letter(), letter(), letter()
    today = timezone.localdate()
    for one, days in ((late, -1), (soon, 3), (later, 9)):
        Feedback.objects.filter(pk=one.pk).update(due_on=today + timedelta(days=days))
    html = signed_in(officer).get("/quan-tri/").content.decode()
    errands = html.partition('id="lx-agenda"')[2].partition("</section>")[0]
    assert errands.index(late.subject) < errands.index(soon.subject)
    assert later.subject not in errands
    assert "Quá hạn" in errands
    assert late.subject not in signed_in(person("van-hanh", Role.OPERATOR)).get("/quan-tri/").content.decode()


def test_the_desk_is_told_of_new_feedback_and_whoever_is_to_answer_it(letter, officer, person):
    helper = person("cong-tac", Role.CONTRIBUTOR)
    taken = letter()
    desk.assign(taken, helper, by=officer)
    told = dict(Notification.objects.order_by("pk").values_list("user__username", "words"))
    assert told["lan"] == f"Có góp ý mới của người dân: “{taken.subject}”."
    assert told["cong-tac"].startswith("Lan (công chức văn hóa - xã hội) giao anh/chị trả lời góp ý")


def test_erasing_at_once_when_a_sender_asks(letter, officer, signed_in):
    taken = letter(name="Nguyễn Văn Thử", contact="0912345678", consented=True)
    browser = signed_in(officer)
    browser.post(address(taken, "xoa-lien-he"))
    html = browser.get(address(taken)).content.decode()
    assert "Nguyễn Văn Thử" not in html
    assert "đã xóa ngày" in html


@pytest.mark.parametrize("many", [3, 30])
def test_queries_of_the_list_do_not_grow(letter, officer, signed_in, many, django_assert_max_num_queries):
    for _ in range(many):
        letter()
    browser = signed_in(officer)
    browser.get("/quan-tri/gop-y/")
    with django_assert_max_num_queries(40):
        browser.get("/quan-tri/gop-y/")


def test_officers_find_questions_and_topics_in_the_menu(ask, officer, signed_in):
    page = ask()
    browser = signed_in(officer)
    assert page.title in browser.get("/quan-tri/hoi-dap/").content.decode()
    assert "Đất đai" in browser.get("/quan-tri/chu-de-hoi-dap/").content.decode()
    assert browser.get(f"/quan-tri/pages/{page.pk}/edit/").status_code == 200


def test_the_leader_reads_question_and_answer_before_deciding(ask, officer, leader, signed_in):
    page = ask(for_loudspeakers=False)
    state = submit(page, by=officer)
    frame = f"/quan-tri/duyet/{state.current_task_state.pk}/trang/"
    client = signed_in(leader)
    assert frame in client.get(f"/quan-tri/duyet/{state.current_task_state.pk}/").text
    shown = client.get(frame).text
    assert "Tôi được cha mẹ cho đất." in shown
    assert "Không quá 10 ngày làm việc." in shown
