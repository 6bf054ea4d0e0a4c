"""Feedback of residents: written without scripts, received with a code, looked up by it."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from PIL import Image

from cms.chores import do_all
from cms.letterbox.stamps import new_stamp
from cms.questions import desk
from cms.questions.codes import as_code
from cms.questions.models import Feedback, FeedbackSettings
from cms.questions.states import TRANSITIONS, FeedbackState, IllegalStep, move
from tests.cms.letterbox.crowd import at_once
from tests.cms.public.pages import broken_rules
from tests.cms.questions.conftest import TEXT, filled
from tests.media.guarding import files

MORNING = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)  # Monday 8:00 here
SCRIPT = "<script>alert(1)</script>"


def send(browser, after=60, **fields):
    """Open the form, take `after` seconds, send it."""
    with time_machine.travel(MORNING, tick=False):
        form = filled(**fields)
    with time_machine.travel(MORNING + timedelta(seconds=after), tick=False):
        return browser.post("/gop-y/", form)


def said(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").select_one(".refusal").get_text(" ").split())


def jpeg(width=800, height=600, **more):
    drawn = io.BytesIO()
    Image.new("RGB", (width, height), "#b08a4a").save(drawn, "JPEG", **more)
    return drawn.getvalue()


def upload(content, name="anh.jpg"):
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def test_a_letter_is_received_with_a_code_and_a_last_day(browser, site):
    answer = send(browser)
    taken = Feedback.objects.get()
    assert answer.status_code == 302
    assert answer.url == f"/gop-y/da-nhan/{taken.code}/"
    assert (taken.state, taken.due_on) == ("received", date(2026, 11, 12))
    assert taken.text == TEXT
    receipt = browser.get(answer.url).content.decode()
    assert taken.code in receipt
    assert "12/11/2026" in receipt


def test_the_commune_sets_the_days(browser, site):
    FeedbackSettings.objects.create(site=site, days_to_answer=5)
    send(browser)
    assert Feedback.objects.get().due_on == date(2026, 11, 7)


def test_a_commune_may_take_none_here(browser, site):
    FeedbackSettings.objects.create(site=site, accepts=False)
    assert send(browser).status_code == 200
    assert not Feedback.objects.exists()
    assert "chưa nhận góp ý" in browser.get("/gop-y/").content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"website": "http://cheap.example"}, "để trống ô"),
        ({"stamp": "gia-mao"}, "chưa đủ"),
        ({"stamp": ""}, "chưa đủ"),
        ({"text": "http://a.vn http://b.vn www.c.vn " * 2}, "quá nhiều đường dẫn"),
        ({"subject": ""}, "Nội dung chính"),
        ({"subject": "x" * 151}, "150"),
        ({"text": "ngắn"}, "15"),
        ({"text": "a" * 10_000_000}, "5000"),
        ({"place": ""}, "Ở đâu"),
        ({"contact": "không có"}, "không phải số điện thoại"),
        ({"contact": "0912345678"}, "chọn ô đồng ý"),
        ({"name": "Nguyễn Văn Thử"}, "chọn ô đồng ý"),
        ({"photo": upload(b"MZ\x90 not a photo")}, "không phải ảnh"),
        ({"photo": upload(b"")}, "không có nội dung"),
        ({"photo": upload(b"GIF89a" + b"\x00" * 40)}, "không phải ảnh"),
        ({"text": "chữ có \x00 trong đó, dài hơn mười lăm"}, "null"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_is_said_and_the_text_is_kept(browser, site, fields, words):
    answer = send(browser, **fields)
    assert answer.status_code == 400
    assert not Feedback.objects.exists()
    assert words.casefold() in said(answer).casefold()
    page = BeautifulSoup(answer.content, "html.parser")
    if "text" not in fields:
        assert page.select_one("textarea[name=text]").get_text().strip() == TEXT
    assert broken_rules(answer.content.decode()) == []
    assert len(answer.content) < 100_000


def test_too_fast_is_refused_and_sending_again_is_not(browser, site):
    with time_machine.travel(MORNING, tick=False) as clock:
        form = filled()
        clock.shift(0.5)
        answer = browser.post("/gop-y/", form)
        assert "bấm gửi thêm một lần nữa" in said(answer)
        again = BeautifulSoup(answer.content, "html.parser").select_one("input[name=stamp]")["value"]
        clock.shift(5)
        assert browser.post("/gop-y/", {**form, "stamp": again}).status_code == 302


def test_a_form_open_for_days_gets_a_new_stamp(browser, site):
    answer = send(browser, after=90_000)
    assert "quá một ngày" in said(answer)
    with time_machine.travel(MORNING + timedelta(seconds=90_010), tick=False):
        again = BeautifulSoup(answer.content, "html.parser").select_one("input[name=stamp]")["value"]
        assert browser.post("/gop-y/", filled(stamp=again)).status_code == 302


def test_scripts_are_words_and_hidden_marks_go(browser, site, signed_in, officer):
    send(browser, subject=f"Đường {SCRIPT}", text=f"{SCRIPT} ‮đảo ngược​ {TEXT}", place=SCRIPT)
    taken = Feedback.objects.get()
    assert taken.text == f"{SCRIPT} đảo ngược {TEXT}"
    html = signed_in(officer).get(f"/quan-tri/gop-y/{taken.pk}/").content.decode()
    assert SCRIPT not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_form_sent_twice_is_one_letter(browser, site):
    with time_machine.travel(MORNING, tick=False) as clock:
        form = filled()
        clock.shift(30)
        addresses = {browser.post("/gop-y/", form).url for _ in range(2)}
    assert len(addresses) == 1
    assert Feedback.objects.count() == 1


def test_the_same_words_from_another_form_are_no_second_letter(browser, site):
    send(browser)
    again = send(browser, text=TEXT.upper())
    assert "đúng nội dung này" in said(again)
    assert Feedback.objects.count() == 1


def test_a_used_form_takes_no_other_letter(browser, site):
    with time_machine.travel(MORNING, tick=False) as clock:
        form = filled()
        clock.shift(30)
        browser.post("/gop-y/", form)
        answer = browser.post("/gop-y/", {**form, "text": TEXT + " Xin cảm ơn."})
    assert "đã dùng cho một góp ý khác" in said(answer)


def test_many_letters_from_one_address_wait(browser, site):
    answers = [send(browser, text=f"{TEXT} Lần {number}") for number in range(8)]
    assert [answer.status_code for answer in answers] == [302] * 6 + [429] * 2
    assert "Xin gửi lại sau" in said(answers[-1])
    assert Client(REMOTE_ADDR="10.0.0.7").get("/gop-y/").status_code == 200
    assert send(Client(REMOTE_ADDR="10.0.0.7"), text=f"{TEXT} Ở thôn khác").status_code == 302


def test_a_post_from_elsewhere_is_refused(site):
    assert Client(enforce_csrf_checks=True).post("/gop-y/", filled()).status_code == 403
    assert not Feedback.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_double_click_at_once_is_one_letter(site, tmp_path):
    letter = desk.Letter(number="cung-mot-mau", subject="Cống tắc", text=TEXT, place="Chợ")

    def take():
        return desk.receive(letter, site).code, Feedback.objects.count()

    found = at_once(take, 6, tmp_path)
    assert len(set(found)) == 1
    assert found[0][1] == 1


# --- photos -----------------------------------------------------------------------------------------


def test_a_photo_is_drawn_anew_without_what_the_camera_wrote(browser, site):
    exif = Image.Exif()
    exif[0x010E] = "nha toi o day"
    send(browser, photo=upload(jpeg(3000, 2000, exif=exif) + b"<?php echo 1; ?>PK\x03\x04"), consent="on")
    with Feedback.objects.get().photo.open("rb") as file:
        kept = file.read()
    assert b"nha toi" not in kept
    assert b"php" not in kept
    assert max(Image.open(io.BytesIO(kept)).size) == 1600


@pytest.mark.parametrize(
    "made",
    [lambda: files.bomb(whole=True), lambda: b"\xff\xd8\xff" + b"\x00" * (10 * 1024 * 1024)],
    ids=["a bomb", "heavy"],
)
def test_a_photo_nobody_can_bear_is_refused(browser, site, made):
    answer = send(browser, photo=upload(made()), consent="on")
    assert answer.status_code == 400
    assert "Ảnh" in said(answer)


def test_a_photo_is_shown_to_officers_alone(browser, site, signed_in, officer, person):
    send(browser, photo=upload(jpeg()), consent="on")
    taken = Feedback.objects.get()
    address = f"/quan-tri/gop-y/{taken.pk}/anh/"
    assert browser.get(address).status_code == 302
    assert signed_in(person("ai-do")).get(address).status_code in (302, 403)
    shown = signed_in(officer).get(address)
    assert b"".join(shown.streaming_content)[:3] == b"\xff\xd8\xff"
    assert browser.get("/tep/" + taken.photo.name).status_code == 404


# --- looking up -------------------------------------------------------------------------------------


def test_a_code_tells_the_state_and_nobody_s_name(browser, site, letter, officer):
    taken = letter(name="Nguyễn Văn Thử", contact="0912345678", consented=True)
    desk.answer(taken, "Đã sửa xong ba bóng đèn.", by=officer)
    typed = taken.code.lower().replace("-", " ")
    html = browser.get("/gop-y/tra-cuu/", {"ma": typed}).content.decode()
    assert "Đã sửa xong ba bóng đèn." in html
    assert "Đã trả lời" in html
    for secret in ("Nguyễn Văn Thử", "0912345678", taken.text):
        assert secret not in html
    assert broken_rules(html) == []


@pytest.mark.parametrize("typed", ["ACDE-FGHJ-KMNP", "'; DROP TABLE", SCRIPT, "٣" * 12, "a" * 9000, "\x00"])
def test_a_wrong_code_is_said(browser, site, typed):
    answer = browser.get("/gop-y/tra-cuu/", {"ma": typed})
    assert answer.status_code == 404
    assert "Không có góp ý nào mang mã này" in answer.content.decode()
    assert SCRIPT not in answer.content.decode()


def test_guessing_codes_is_slowed(browser, site):
    answers = [browser.get("/gop-y/tra-cuu/", {"ma": "ACDE-FGHJ-KMNP"}).status_code for _ in range(61)]
    assert answers[-1] == 429


def test_codes_are_long_and_differ(letter):
    codes = {letter().code for _ in range(20)}
    assert len(codes) == 20
    assert all(as_code(code) == code for code in codes)


def test_spam_looks_received_to_its_sender(browser, letter, officer):
    taken = letter()
    desk.set_aside(taken, by=officer)
    assert "Đã tiếp nhận" in browser.get("/gop-y/tra-cuu/", {"ma": taken.code}).content.decode()


def test_every_page_keeps_the_rules_and_is_never_kept(browser, letter):
    code = letter().code
    for address in ("/gop-y/", f"/gop-y/da-nhan/{code}/", "/gop-y/tra-cuu/", f"/gop-y/tra-cuu/?ma={code}"):
        answer = browser.get(address)
        assert broken_rules(answer.content.decode()) == []
        assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("many", [3, 30])
def test_queries_do_not_grow(browser, letter, django_assert_max_num_queries, many):
    for _ in range(many):
        letter()
    browser.get("/gop-y/")
    with django_assert_max_num_queries(15):
        browser.get("/gop-y/")


# --- states, erasing, figures -----------------------------------------------------------------------


@pytest.mark.parametrize("before", list(FeedbackState))
@pytest.mark.parametrize("to", list(FeedbackState))
def test_only_the_table_s_steps_are_taken(letter, before, to):
    taken = letter()
    Feedback.objects.filter(pk=taken.pk).update(state=before)
    taken.refresh_from_db()
    if to in TRANSITIONS[before]:
        assert move(taken, to)
    else:
        with pytest.raises(IllegalStep):
            move(taken, to)


def test_who_comes_second_changes_nothing(letter, officer):
    first = letter()
    second = Feedback.objects.get(pk=first.pk)
    desk.close(first, "Trùng với góp ý trước.", by=officer)
    with pytest.raises(desk.Overtaken, match="Người khác"):
        desk.answer(second, "Đã sửa.", by=officer)
    assert Feedback.objects.get().answer == ""


@pytest.mark.parametrize(
    "erase", [do_all, lambda now: call_command("erasesenders")], ids=["daily", "by hand"]
)
def test_what_names_the_sender_is_erased_in_time(letter, officer, site, erase):
    with time_machine.travel(datetime(2025, 10, 1, tzinfo=UTC), tick=False):
        old, waiting = (
            letter(name="Ai Đó", contact="0912345678", photo=jpeg(), consented=True) for _ in "ab"
        )
        desk.answer(old, "Đã làm.", by=officer)
        path = old.photo.path
    with time_machine.travel(datetime(2026, 11, 1, tzinfo=UTC), tick=False):
        new = letter(name="Người Mới", contact="moi@example.com", consented=True)
        erase(timezone.now())
    for one in (old, waiting, new):
        one.refresh_from_db()
    assert (old.name, old.contact, old.photo.name, old.text[:3]) == ("", "", "", "Ba ")
    assert old.erased_at
    assert not __import__("pathlib").Path(path).exists()
    assert waiting.contact == "0912345678"
    assert new.contact == "moi@example.com"


def test_figures_count_received_answered_and_in_time(letter, officer, site):
    with time_machine.travel(datetime(2026, 11, 2, 3, tzinfo=UTC), tick=False) as clock:
        kept, late, closed, spam, waiting = (letter() for _ in range(5))
        desk.set_aside(spam, by=officer)
        desk.close(closed, "Không đủ thông tin.", by=officer)
        clock.shift(timedelta(days=3))
        desk.answer(kept, "Đã làm.", by=officer)
        clock.shift(timedelta(days=10))
        desk.answer(late, "Đã làm.", by=officer)
    found = desk.feedback_figures(site, date(2026, 11, 1), date(2026, 11, 30))
    assert (found.received, found.answered, found.on_time, found.late) == (4, 2, 1, 1)
    assert (found.waiting, found.overdue, found.on_time_percent) == (1, 1, 50)
    assert desk.feedback_figures(site, date(2026, 12, 1), date(2026, 12, 31)).received == 0
    assert waiting.is_late(timezone.localdate(datetime(2026, 11, 20, tzinfo=UTC)))


def test_a_new_stamp_is_no_other(db):
    assert new_stamp() != new_stamp()


def test_who_has_to_correct_a_letter_is_told_to_choose_the_photo_again(browser, site):
    answer = send(browser, text="", photo=upload(jpeg()), consent="on")
    assert "Xin chọn lại tệp này" in said(answer)
