"""What a leader is shown of a submission, kind by kind: everything publishing would show and bring."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.documents.models import Document

from cms.models import LeaderDecision
from cms.notices.models import NoticePage, Place
from cms.prints.models import PrintPage
from cms.procedures.models import ProcedurePage
from cms.roles import Role
from cms.surveys.models import SurveyPage
from cms.surveys.models.questions import SurveyQuestion
from tests.cms.doors.furnished import list_of
from tests.cms.public.commune import take_picture

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # of renditions


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def desk(leader, signed_in):
    return signed_in(leader)


@pytest.fixture
def submitted(index, officer):
    """Have the officer hand in a page as it stands; return the leader's decision."""

    def make(page: Any) -> LeaderDecision:
        page.owner, page.live = officer, False
        above = type(page).clean_parent_page_models()[0]
        home = index.get_parent().specific
        if not above.objects.exists():
            home.add_child(instance=above(title=above.__name__, slug=above.__name__.lower(), live=True))
        list_of(type(page)).add_child(instance=page)
        page.save_revision(user=officer)
        page.get_workflow().start(page, officer)
        return LeaderDecision.objects.latest("pk")

    return make


def facts(client, decision) -> dict[str, str]:
    answer = client.get(reverse("cms_decide", args=(decision.pk,)))
    assert answer.status_code == 200
    shown = BeautifulSoup(answer.content, "html.parser").select_one(".lx-facts")
    labels = [one.get_text(" ", strip=True) for one in shown.select("dt")]
    return dict(zip(labels, [one.get_text("\n", strip=True) for one in shown.select("dd")], strict=True))


def look(client, decision) -> Any:
    return client.get(reverse("cms_decide_look", args=(decision.pk,)))


def notice(**more) -> NoticePage:
    fields = {
        "title": "Mức thu phí chợ",
        "clause": 9,
        "document_number": "96/TB-UBND",
        "document_date": date(2026, 11, 16),
        "body": [("paragraph", "<p>Mức thu áp dụng từ tháng 12.</p>")],
    }
    return NoticePage(**{**fields, **more})


def test_the_page_is_read_as_residents_will_see_it(desk, submitted):
    decision = submitted(notice())
    page = desk.get(reverse("cms_decide", args=(decision.pk,)))
    frame = BeautifulSoup(page.content, "html.parser").select_one("iframe[data-lx-look]")
    answer = desk.get(frame["src"])
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "private" in answer.headers["Cache-Control"]
    text = BeautifulSoup(answer.content, "html.parser").select_one("main").get_text(" ", strip=True)
    for words in ("Mức thu phí chợ", "Số 96/TB-UBND", "16/11/2026", "Điều 11 khoản 9", "áp dụng từ tháng 12"):
        assert words in text


def test_what_was_submitted_is_shown_and_not_what_was_saved_since(desk, submitted, officer):
    page = notice()
    decision = submitted(page)
    page.title = "Sửa sau khi trình"
    page.save_revision(user=officer)
    shown = look(desk, decision).content.decode()
    assert "Mức thu phí chợ" in shown
    assert "Sửa sau khi trình" not in shown


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.STATISTICS, Role.CONTRIBUTOR])
def test_others_do_not_look(person, signed_in, submitted, role):
    answer = look(signed_in(person("ai-do", role)), submitted(notice()))
    assert answer.status_code == 302
    assert answer.headers["Location"] == reverse("wagtailadmin_home")


def test_a_notice_says_where_and_how_long_it_hangs_and_what_is_owed(desk, submitted):
    office = Place.objects.create(name="Trụ sở UBND xã", kind="office", order=1)
    village = Place.objects.create(name="Bảng tin thôn 3", kind="village_point", order=2)
    page = notice(post_from=date(2026, 12, 1))
    page.wanted_places = [office, village]
    said = facts(desk, submitted(page))
    assert said["Nội dung theo Điều 11"].startswith("Khoản 9.")
    assert said["Nơi niêm yết"] == "Trụ sở UBND xã\nBảng tin thôn 3"
    assert said["Thời gian niêm yết"] == "từ 01/12/2026, ít nhất 30 ngày liên tục"
    assert said["Phát trên loa theo luật"] == "ít nhất 3 ngày liên tục (Điều 13 khoản 3 Luật số 10/2022/QH15)"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "từ ngày được duyệt và dán lên bảng, ít nhất 30 ngày liên tục"),
        ({"clause": 4}, "từ ngày được duyệt và dán lên bảng, thường xuyên"),
        ({"clause": 14}, "từ ngày được duyệt và dán lên bảng"),
        (
            {"post_from": date(2026, 12, 1), "post_until": date(2027, 1, 15)},
            "từ 01/12/2026, đến hết ngày 15/01/2027",
        ),
    ],
)
def test_the_days_of_posting_in_words(desk, submitted, fields, words):
    page = notice(**fields)
    page.wanted_places = [Place.objects.create(name="Trụ sở", kind="office")]
    assert facts(desk, submitted(page))["Thời gian niêm yết"] == words


def test_a_notice_kept_from_the_loudspeakers_says_why(desk, submitted):
    said = facts(desk, submitted(notice(for_loudspeakers=False, silence_reason="Loa hỏng.")))
    assert "Lý do: Loa hỏng." in said["Phát trên loa theo luật"]
    assert said["Nơi niêm yết"] == "không niêm yết trên bảng"


def test_the_words_of_a_film_are_there(desk, submitted, write):
    film = Document.objects.create(title="Phim", file="phim.mp4")
    value = {"title": "Phân loại rác", "file": film, "address": "", "description": "Cô Lan bỏ vỏ chuối."}
    page = write(body=[("film", value)])
    page.get_workflow().start(page, page.owner)
    shown = look(desk, LeaderDecision.objects.latest("pk")).content.decode()
    assert "Phân loại rác" in shown
    assert "Cô Lan bỏ vỏ chuối." in shown
    assert reverse("cms_film", args=(film.pk,)) in shown


def test_the_pictures_of_a_draft_are_given_to_the_leader(desk, client, write):
    value = {"image": take_picture(), "caption": "", "description": "Trụ sở"}
    page = write(body=[("picture", value)])
    page.get_workflow().start(page, page.owner)
    shown = look(desk, LeaderDecision.objects.latest("pk")).content
    address = BeautifulSoup(shown, "html.parser").select_one("main figure img")["src"]
    assert desk.get(address).status_code == 200
    assert client.get(address).status_code == 404


def test_a_procedure_says_by_which_decision_it_stands(desk, submitted):
    page = ProcedurePage(
        title="Đăng ký khai sinh",
        code="1.001193",
        steps="Nộp hồ sơ\nNhận kết quả",
        time_limit="Ngay trong ngày",
        fee="Không",
        synonyms="làm giấy khai sinh",
        standing="amended",
        decision_number="512/QĐ-UBND",
        decision_date=date(2026, 7, 1),
        effective_from=date(2026, 7, 15),
    )
    decision = submitted(page)
    said = facts(desk, decision)
    assert "Quyết định số 512/QĐ-UBND ngày 01/07/2026" in said.values()
    assert {"15/07/2026", "làm giấy khai sinh"} <= set(said.values())
    text = look(desk, decision).content.decode()
    for words in ("1.001193", "Nhận kết quả", "Ngay trong ngày"):
        assert words in text


def test_printed_matter_is_seen_as_the_sheet_and_taken_as_pdf(desk, submitted):
    page = PrintPage(
        title="Rửa tay thường xuyên",
        summary="Sáu bước rửa tay.",
        body=[("text", "<p>Rửa bằng xà phòng.</p>")],
        licence="12/GP-STTTT",
    )
    decision = submitted(page)
    assert "12/GP-STTTT" in facts(desk, decision).values()
    assert b"data:image/png;base64," in look(desk, decision).content
    shown = BeautifulSoup(desk.get(reverse("cms_decide", args=(decision.pk,))).content, "html.parser")
    files = [link["href"] for link in shown.select(".lx-looks a")][1:]
    assert len(files) == 2
    for address in files:
        assert desk.get(address).content.startswith(b"%PDF")


def test_a_survey_not_yet_open_shows_its_questions_and_right_answers(desk, submitted):
    page = SurveyPage(
        title="Tìm hiểu luật",
        survey_kind="quiz",
        opens_at=datetime(2099, 1, 1, 7, tzinfo=VIETNAM),
        closes_at=datetime(2099, 2, 1, 17, tzinfo=VIETNAM),
    )
    page.form_fields = [
        SurveyQuestion(label="Niêm yết mấy ngày?", field_type="one", choices="15\n30", right="30")
    ]
    said = facts(desk, submitted(page))
    assert said["Các câu hỏi"] == "1. Niêm yết mấy ngày? (chọn một) – 15; 30 – đáp án đúng: 30"
    assert said["Thời gian nhận trả lời"] == "07:00, 01/01/2099 → 17:00, 01/02/2099"


def test_a_leader_finds_what_waits_before_anything_else(desk, submitted):
    submitted(notice())
    home = BeautifulSoup(desk.get(reverse("wagtailadmin_home")).content, "html.parser")
    first = home.select_one("main .lx-card, main section h2, main h2")
    assert first.get_text(" ", strip=True).startswith("Bài chờ duyệt")
