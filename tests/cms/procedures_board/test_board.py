"""100 % of the procedures in force are posted, by place."""

from datetime import date

import pytest
import time_machine

from campaigns.models import Channel, Deed, Evidence
from cms.notices.models import Place
from cms.procedures_board.board import NotPosted, board_of, boards, tick_off
from cms.procedures_board.duty import Duty, Share, duty, share
from cms.procedures_board.models import ProcedurePosting
from cms.roles import Role

BOARD = "/quan-tri/bang-niem-yet-thu-tuc/"
TODAY = date(2026, 8, 3)


@pytest.fixture(autouse=True)
def _on_a_monday():
    with time_machine.travel("2026-08-03 09:00+07:00", tick=False):
        yield


@pytest.fixture
def office(db):
    return Place.objects.create(name="Bảng tin trụ sở", kind="office")


def todo(place):
    return [(line.page.code, line.duty) for line in board_of(place).to_do]


@pytest.mark.parametrize(
    ("in_force", "announced", "hangs", "wanted"),
    [
        (True, 5, None, Duty.POST),
        (True, 5, 5, Duty.NOTHING),
        (True, 5, 3, Duty.BRING_UP_TO_DATE),
        (False, 5, None, Duty.NOTHING),
        (False, 5, 5, Duty.TAKE_DOWN),
        (False, 6, 5, Duty.TAKE_DOWN),
    ],
)
def test_the_duty_of_a_place(in_force, announced, hangs, wanted):
    assert duty(in_force=in_force, announced=announced, hangs=hangs) is wanted


def test_a_share_never_rounds_up_to_all():
    assert Share(299, 300).percent == 99
    assert Share(0, 0).percent == 100
    assert share([(True, Duty.NOTHING), (True, Duty.POST), (False, Duty.TAKE_DOWN)]) == Share(1, 2)


def test_everything_in_force_is_to_be_posted_and_then_is(announced, office, officer):
    first, second = announced(code="1.001193"), announced("Khai tử", code="1.000656")
    announced("Bỏ", code="1.000001", standing="repealed", effective_from=date(2026, 8, 1))
    assert [one.share.percent for one in boards()] == [0]
    assert tick_off(office, [first.pk], TODAY, by=officer) == 1
    assert board_of(office).share == Share(1, 2)
    tick_off(office, [first.pk, second.pk], TODAY, by=officer)
    assert board_of(office).share.percent == 100


def test_ticking_off_writes_evidence_once(announced, office, officer):
    page = announced()
    for _again in range(2):
        tick_off(office, [page.pk], TODAY, by=officer)
    [row] = Evidence.objects.filter(channel=Channel.NOTICE_BOARD)
    assert (row.deed, row.subject, row.happened_at.date()) == (Deed.POSTED, page.source, TODAY)
    assert row.words == "Đã niêm yết thủ tục “Đăng ký khai sinh” tại Bảng tin trụ sở."
    assert row.detail["place"] == "Bảng tin trụ sở"  # coverage counts by this name


def test_an_amended_procedure_is_to_be_brought_up_to_date(announced, amend, office, officer):
    page = announced()
    tick_off(office, [page.pk], TODAY, by=officer)
    amend(page, fee="5.000 đồng", standing="amended")
    assert todo(office) == [("1.001193", Duty.BRING_UP_TO_DATE)]
    assert board_of(office).share.percent == 0
    tick_off(office, [page.pk], TODAY, by=officer)
    assert todo(office) == []
    assert ProcedurePosting.objects.filter(taken_down_on=None).count() == 1
    assert Evidence.objects.filter(deed=Deed.POSTED).count() == 2


def test_a_repealed_procedure_is_to_be_taken_down(announced, amend, office, officer):
    page = announced()
    tick_off(office, [page.pk], TODAY, by=officer)
    amend(page, standing="repealed", effective_from=date(2026, 8, 1))
    assert todo(office) == [("1.001193", Duty.TAKE_DOWN)]
    tick_off(office, [page.pk], TODAY, by=officer)
    assert todo(office) == []
    assert Evidence.objects.filter(deed=Deed.TAKEN_DOWN).count() == 1


def test_until_a_repeal_takes_effect_it_hangs_on(announced, amend, office, officer):
    page = amend(announced(), standing="repealed", effective_from=date(2026, 9, 1))
    assert todo(office) == [(page.code, Duty.POST)]


def test_no_day_to_come_and_none_before_it_was_posted(announced, amend, office, officer):
    page = announced()
    with pytest.raises(NotPosted, match="tương lai"):
        tick_off(office, [page.pk], date(2026, 8, 4), by=officer)
    tick_off(office, [page.pk], TODAY, by=officer)
    amend(page, fee="5.000 đồng")
    with pytest.raises(NotPosted, match="không thể được thay"):
        tick_off(office, [page.pk], date(2026, 8, 1), by=officer)
    assert ProcedurePosting.objects.count() == 1


def test_the_office_comes_first_and_places_out_of_use_are_left_out(office):
    Place.objects.create(name="A", kind="culture_house")
    Place.objects.create(name="B", kind="office", active=False)
    assert [(one.place.name, one.required) for one in boards()] == [("Bảng tin trụ sở", True), ("A", False)]


@pytest.mark.parametrize("many", [2, 8])
def test_questions_to_the_database_do_not_grow(announced, office, django_assert_max_num_queries, many):
    for number in range(many):
        announced(f"Số {number}", code=f"1.{number:06}")
        Place.objects.create(name=f"Thôn {number}", kind="village_point")
    with django_assert_max_num_queries(5):
        assert len(boards()) == many + 1


def test_an_officer_ticks_off_in_bulk(announced, office, officer, signed_in):
    pages = [announced(code="1.001193"), announced("Khai tử", code="1.000656")]
    client = signed_in(officer)
    assert "2/2" not in client.get(BOARD).content.decode()
    sent = {"procedures": [page.pk for page in pages], "day": "2026-08-03"}
    answer = client.post(f"{BOARD}{office.pk}/", sent, follow=True)
    assert "Đã ghi nhận 2 thủ tục" in answer.content.decode()
    assert "2/2 thủ tục còn hiệu lực" in answer.content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"day": "2026-08-03"}, "Xin đánh dấu ít nhất một thủ tục"),
        ({"procedures": ["999999"], "day": "2026-08-03"}, "không còn việc phải làm"),
        ({"procedures": ["<script>"], "day": "2026-08-03"}, "không còn việc phải làm"),
        ({"procedures": ["PAGE"], "day": "hôm qua"}, "Ngày không hợp lệ"),
        ({"procedures": ["PAGE"], "day": "2027-01-01"}, "tương lai"),
    ],
)
def test_bad_input_is_answered_with_a_sentence(announced, office, officer, signed_in, sent, sentence):
    page = announced()
    keys = [str(page.pk) if key == "PAGE" else key for key in sent.get("procedures", [])]
    answer = signed_in(officer).post(f"{BOARD}{office.pk}/", {**sent, "procedures": keys})
    assert sentence in answer.content.decode()
    assert ProcedurePosting.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "sees", "ticks"),
    [
        (Role.OFFICER, True, True),
        (Role.LEADER, True, False),
        (Role.STATISTICS, True, False),
        (Role.OPERATOR, False, False),
        (Role.CONTRIBUTOR, False, False),
    ],
)
def test_who_may_do_what(announced, office, person, signed_in, role, sees, ticks):
    page = announced()
    client = signed_in(person("nguoi", role))
    for address in (BOARD, f"{BOARD}{office.pk}/", f"/quan-tri/thu-tuc/{page.pk}/to-niem-yet/"):
        assert (client.get(address).status_code == 200) is sees
    client.post(f"{BOARD}{office.pk}/", {"procedures": [page.pk], "day": "2026-08-03"})
    assert ProcedurePosting.objects.exists() is ticks


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_the_posting_sheet_says_every_part(announced, office, officer, signed_in, paper):
    import io

    from pypdf import PdfReader

    page = announced()
    answer = signed_in(officer).get(f"/quan-tri/thu-tuc/{page.pk}/to-niem-yet/?kho={paper}&noi={office.pk}")
    assert answer["Content-Type"] == "application/pdf"
    pdf = PdfReader(io.BytesIO(answer.getvalue()))
    text = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    for words in ("1.001193", "Giấy chứng sinh (1 bản chính)", "Luật Hộ tịch năm 2014", "Bảng tin trụ sở"):
        assert words in text
    width = float(pdf.pages[0].mediabox.width)
    assert round(width) == (842 if paper == "a3" else 595)


def test_there_is_no_sheet_of_a_draft(draft, officer, signed_in):
    assert signed_in(officer).get(f"/quan-tri/thu-tuc/{draft().pk}/to-niem-yet/").status_code == 404
