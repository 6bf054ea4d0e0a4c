"""The notice board in the admin: who may do what, and what bad input comes to."""

import io
from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow
from pypdf import PdfReader

from campaigns.models import Deed, Evidence
from cms.agenda import agenda_of
from cms.notices.models import NoticePage, Posting, PostingState, RegisterPage
from cms.notices.posting import Proof, post
from cms.roles import Role
from tests.cms.notices.conftest import posting_at

NOW = "2026-11-05 09:00+07:00"
DAY = date(2026, 11, 5)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as travelled:
        yield travelled


def photo(name: str = "bang-tin.jpg") -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Pillow.new("RGB", (640, 480), "#b08a4a").save(drawn, "JPEG")
    return SimpleUploadedFile(name, drawn.getvalue(), content_type="image/jpeg")


@pytest.fixture
def waiting(publish_notice, places) -> Posting:
    return posting_at(publish_notice(), places["office"])


VIEWS = ["notices_errands", "notices_registers", "notices:index", "notices_places:index"]
SEES = {Role.OFFICER, Role.LEADER, Role.STATISTICS}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("view", ["notices_errands", "notices_registers"])
def test_who_sees_the_boards(person, signed_in, board, role, view):
    answer = signed_in(person("ai-do", role)).get(reverse(view))
    assert (answer.status_code == 200) == (role in SEES)


@pytest.mark.parametrize("role", list(Role))
def test_who_notes_what_was_put_up(person, signed_in, waiting, role):
    answer = signed_in(person("ai-do", role)).post(
        reverse("notices_prove", args=(waiting.pk,)), {"day": "2026-11-05"}
    )
    waiting.refresh_from_db()
    assert (waiting.state == PostingState.POSTED) == (role is Role.OFFICER)
    assert Evidence.objects.filter(deed=Deed.POSTED).exists() == (role is Role.OFFICER)
    assert answer.status_code in {302, 403}


@pytest.mark.parametrize("role", list(Role))
def test_who_makes_a_register(person, signed_in, board, publish_notice, role):
    publish_notice()
    signed_in(person("ai-do", role)).post(reverse("notices_registers"), {"quarter": "2026-4"})
    assert RegisterPage.objects.exists() == (role in {Role.OFFICER, Role.LEADER})


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("view", ["notices:index", "notices_places:index", "notices_workdays:index"])
def test_who_opens_the_lists(person, signed_in, board, role, view):
    answer = signed_in(person("ai-do", role)).get(reverse(view))
    pages = view == "notices:index"
    allowed = role in ({Role.OFFICER, Role.LEADER, Role.CONTRIBUTOR} if pages else SEES)
    assert (answer.status_code == 200) == allowed


def test_nobody_sees_the_boards_without_signing_in(client, waiting):
    for address in (reverse("notices_errands"), reverse("notices_sheet", args=(waiting.page_id,))):
        assert client.get(address).status_code == 302


def test_the_page_lists_what_is_late_first(signed_in, officer, publish_notice, places, clock):
    publish_notice("Việc mới", slug="moi", document_date=date(2026, 11, 4), places=[places["office"]])
    publish_notice("Việc cũ", slug="cu", document_date=date(2026, 10, 20), places=[places["office"]])
    html = signed_in(officer).get(reverse("notices_errands")).content.decode()
    assert html.index("Việc cũ") < html.index("Việc mới")
    assert "đã quá hạn (hạn ngày 27/10/2026)" in html


def test_a_photo_from_the_phone_is_the_proof(signed_in, officer, waiting):
    answer = signed_in(officer).post(
        reverse("notices_prove", args=(waiting.pk,)), {"day": "2026-11-05", "photo": photo()}
    )
    assert answer.status_code == 302
    waiting.refresh_from_db()
    assert waiting.posted_photo is not None
    assert waiting.posted_photo.uploaded_by_user == officer
    assert Evidence.objects.get(deed=Deed.POSTED).detail["photo"] == waiting.posted_photo_id


@pytest.mark.parametrize(
    "content",
    [b"<script>alert(1)</script>", b"%PDF-1.4 khong phai anh", b"", b"GIF89a" + b"\0" * 40],
)
def test_what_is_no_picture_is_refused_and_nothing_stays(signed_in, officer, waiting, content):
    upload = SimpleUploadedFile("anh.jpg", content, content_type="image/jpeg")
    answer = signed_in(officer).post(
        reverse("notices_prove", args=(waiting.pk,)), {"day": "2026-11-05", "photo": upload}
    )
    assert answer.status_code == 200
    waiting.refresh_from_db()
    assert waiting.state == PostingState.TO_POST
    assert not Evidence.objects.filter(deed=Deed.POSTED).exists()


@pytest.mark.parametrize("day", ["", "hôm nay", "2026-13-45", "2099-01-01", "0001-01-01", "<script>"])
def test_a_day_that_cannot_be_is_refused_in_words(signed_in, officer, waiting, day):
    answer = signed_in(officer).post(reverse("notices_prove", args=(waiting.pk,)), {"day": day})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().split("nt-form")[1].split("</form>")[0]
    waiting.refresh_from_db()
    assert waiting.state == PostingState.TO_POST


def test_taking_down_too_early_asks_for_the_reason(signed_in, officer, waiting):
    hung = post(waiting, Proof(day=DAY, by="Lan"))
    client, address = signed_in(officer), reverse("notices_prove", args=(hung.pk,))
    html = client.post(address, {"day": "2026-11-05"}).content.decode()
    assert "Chỉ được gỡ từ ngày 06/12/2026" in html
    assert 'name="reason"' in html
    assert client.post(address, {"day": "2026-11-05", "reason": "Bão."}).status_code == 302
    hung.refresh_from_db()
    assert (hung.state, hung.early_reason) == (PostingState.TAKEN_DOWN, "Bão.")


def test_what_came_down_needs_nothing_more(signed_in, officer, waiting):
    from cms.notices.posting import take_down

    take_down(post(waiting, Proof(day=DAY, by="Lan")), Proof(day=DAY, by="Lan"), "Bão.")
    assert signed_in(officer).get(reverse("notices_prove", args=(waiting.pk,))).status_code == 302


def test_the_sheet_has_a_page_for_each_place_and_a_code_to_the_notice(signed_in, officer, waiting):
    address = reverse("notices_sheet", args=(waiting.page_id,))
    sheets = PdfReader(io.BytesIO(signed_in(officer).get(address).getvalue())).pages
    words = [" ".join(sheet.extract_text().split()) for sheet in sheets]
    assert len(words) == 3
    assert "Nhà văn hóa xã" in words[1]
    assert "05/12/2026" in words[0]


def test_the_sheet_of_one_place_on_large_paper(signed_in, officer, waiting):
    address = reverse("notices_sheet", args=(waiting.page_id,))
    answer = signed_in(officer).get(address, {"noi": waiting.place_id, "kho": "a3"})
    page = PdfReader(io.BytesIO(answer.getvalue())).pages
    assert len(page) == 1
    assert round(float(page[0].mediabox.width)) == 842


@pytest.mark.parametrize("place", ["0", "x", "999999"])
def test_there_is_no_sheet_for_a_place_the_page_is_not_posted_at(signed_in, officer, waiting, place):
    address = reverse("notices_sheet", args=(waiting.page_id,))
    assert signed_in(officer).get(address, {"noi": place}).status_code == 404


def test_there_is_no_sheet_for_what_hangs_on_no_board(signed_in, officer, published):
    assert signed_in(officer).get(reverse("notices_sheet", args=(published().pk,))).status_code == 404


@pytest.mark.parametrize("quarter", ["", "2026", "2026-5", "x-y", "99999-1"])
def test_no_register_of_a_quarter_that_is_none(signed_in, officer, board, quarter):
    answer = signed_in(officer).post(reverse("notices_registers"), {"quarter": quarter})
    assert answer.status_code == 404
    assert not RegisterPage.objects.exists()


def test_the_list_says_what_each_notice_owes_first(signed_in, officer, publish_notice):
    publish_notice()
    html = signed_in(officer).get(reverse("notices:index")).content.decode()
    assert "Niêm yết tại Trụ sở UBND xã: hạn hết ngày 10/11/2026, còn 3 ngày làm việc" in html


@pytest.mark.parametrize(
    ("role", "shown"), [(Role.OFFICER, True), (Role.LEADER, True), (Role.OPERATOR, False)]
)
def test_the_front_page_shows_the_boards_to_those_who_look_after_them(
    person, signed_in, waiting, role, shown
):
    html = signed_in(person("ai-do", role)).get(reverse("wagtailadmin_home")).content.decode()
    assert ('id="nt-home"' in html) == shown


def test_deadlines_stand_on_the_agenda(officer, waiting, write_notice):
    write_notice("Chưa công khai", slug="chua", document_date=date(2026, 10, 27))
    agenda = agenda_of(officer, DAY)
    assert [one.words for one in agenda.late] == [
        "Công khai “Chưa công khai” trong 05 ngày làm việc kể từ ngày văn bản."
    ]
    assert [one.words for one in agenda.coming] == [
        "Niêm yết “Dự toán ngân sách năm 2027” tại Trụ sở UBND xã, Nhà văn hóa xã, Bảng tin Thôn 1."
    ]


def edit(client, page: NoticePage, **changes) -> str:
    """Send the editor's form as a browser would, submitting to the leader; return the answer."""
    from wagtail.test.utils.form_data import nested_form_data, streamfield

    form = {
        "title": page.title,
        "clause": page.clause or "",
        "document_number": page.document_number,
        "document_date": page.document_date or "",
        "summary": page.summary,
        "body": streamfield([]),
        "files": streamfield([]),
        "wanted_places": [],
        "for_loudspeakers": "on",
        "priority": "1",
        "airings_wanted": "2",
        "slug": page.slug,
        "action-submit": "1",
    }
    data = nested_form_data({**form, **changes})
    return client.post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), data).content.decode()


def test_submitting_lists_what_a_notice_lacks(signed_in, officer, write_notice):
    page = write_notice(clause=None, document_date=None)
    html = edit(signed_in(officer), page)
    assert "Chưa chọn khoản của Điều 11" in html
    assert "Chưa ghi ngày văn bản." in html
    assert "chưa có lời văn và cũng chưa có tệp" in html


def test_places_follow_from_the_clause_where_none_is_chosen(signed_in, officer, write_notice):
    page = write_notice(places=[])
    edit(signed_in(officer), page, **{"action-submit": ""})
    draft = NoticePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [place.kind for place in draft.wanted_places.all()] == ["office", "culture_house", "village_point"]


def test_what_must_be_heard_is_not_submitted_silent_without_a_reason(write_notice):
    page = write_notice(clause=9, for_loudspeakers=False)
    assert any("ít nhất 3 ngày liên tiếp (Điều 13 khoản 3" in gap for gap in page.gaps())
    page.silence_reason = "Loa hỏng, đã báo sửa."
    assert page.gaps() == []
    assert page.consecutive_days == 0


def test_too_short_a_posting_is_a_gap(write_notice):
    page = write_notice(post_from=date(2026, 11, 10), post_until=date(2026, 12, 9))
    assert page.gaps() == [
        "Phải niêm yết ít nhất 30 ngày liên tục, sớm nhất đến hết ngày 10/12/2026 "
        "(Điều 13 khoản 2 Luật số 10/2022/QH15)."
    ]


def test_the_list_says_how_long_a_notice_still_hangs(signed_in, officer, publish_notice, places, clock):
    hung = post(posting_at(publish_notice(places=[places["office"]]), places["office"]), Proof(DAY, "Lan"))
    client = signed_in(officer)
    listed = client.get(reverse("notices:index")).content.decode()
    assert "đang niêm yết, gỡ từ ngày 06/12/2026 (còn 31 ngày)" in listed
    clock.move_to("2026-12-07 09:00+07:00")
    client = signed_in(officer)
    assert (
        "đã đủ thời gian niêm yết, cần gỡ từ ngày 06/12/2026"
        in client.get(reverse("notices:index")).content.decode()
    )
    assert hung.state == PostingState.POSTED


def test_what_came_down_early_is_posted_again_with_one_press(signed_in, officer, waiting):
    from cms.notices.posting import take_down

    down = take_down(post(waiting, Proof(DAY, "Lan")), Proof(DAY, "Lan"), "Bão làm rách.")
    client = signed_in(officer)
    assert "Bão làm rách." in client.get(reverse("notices_errands")).content.decode()
    assert client.post(reverse("notices_again", args=(down.pk,))).status_code == 302
    assert Posting.objects.filter(place=down.place, state=PostingState.TO_POST).count() == 1
    assert "Bão làm rách." not in client.get(reverse("notices_errands")).content.decode()


def test_a_notice_never_saved_can_be_looked_at(board):
    page = NoticePage(title="Mới", clause=2)
    assert (page.on_boards(), page.over) == ([], False)
