"""A plan from its file to the quarter's report, in a real browser, by an officer and a leader.

Imported, corrected, approved; five deeds on five channels, three of them noted on a telephone; the board
after each; the report written, signed, and opened as Word and as PDF.
"""

import io
import re
from datetime import datetime, time
from typing import Any

import docx
import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Page, Site

from campaigns.models import Campaign, Unit, UnitKind
from cms.models import ArticleIndexPage, HomePage, User
from cms.notices.models import NoticeIndexPage, Place
from cms.roles import Role
from tests.story.opened import downloaded, tables_of, words_of
from tests.story.plans import Story, kien_an, own
from tests.story.telling import (
    PASSWORD,
    TELEPHONE,
    VIETNAM,
    Board,
    Telling,
    choose,
    decided,
    note,
    photo,
    submit,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DONE = {  # figures of the report by key: their name and number
    "articles": ("Bài đã đăng", "2"),
    "posted": ("Lượt niêm yết", "1"),
    "given_out": ("Tờ rơi đã phát", "150"),
    "banners": ("Băng rôn, khẩu hiệu đã treo", "3"),
    "dialogues": ("Cuộc đối thoại", "1"),
    "dialogue_people": ("Người dự đối thoại", "45"),
}
CAUSE = "Nguyên nhân: cuối tháng hai kế hoạch mới được ban hành."
FIGURES_SHOWN = "rows => rows.map(row => [row.dataset.figure, row.cells[1].innerText.trim()])"
ROWS_SHOWN = "rows => rows.map(row => [0, 1, 2].map(at => row.cells[at].innerText.trim()))"


@pytest.fixture(params=["own", pytest.param("kien-an", marks=pytest.mark.shared)])
def story(request: pytest.FixtureRequest) -> Story:
    return own() if request.param == "own" else kien_an(request.getfixturevalue("shared"))


@pytest.fixture
def commune(transactional_db: None) -> None:
    home = Page.get_first_root_node().add_child(
        instance=HomePage(title="Xã Suối Lành", slug="suoi-lanh", live=True)
    )
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    home.add_child(instance=ArticleIndexPage(title="Bài tuyên truyền", slug="bai", live=True))
    home.add_child(instance=NoticeIndexPage(title="Niêm yết công khai", slug="niem-yet", live=True))
    for name, kind in (("Trụ sở UBND xã", "office"), ("Bảng tin Thôn 1", "village_point")):
        Place.objects.create(name=name, kind=kind)
    for village in ("Thôn 1", "Thôn 2"):
        Unit.objects.create(name=village, kind=UnitKind.VILLAGE)
    for name, role in (("can-bo", Role.OFFICER), ("lanh-dao", Role.LEADER)):
        user = User.objects.create_user(name, password=PASSWORD, last_name=name)
        user.groups.add(role.group())


def test_a_plan_from_its_file_to_the_report_of_the_quarter(
    story: Story, commune: None, live_server: Any, chromium: Any
) -> None:
    morning = datetime.combine(story.begins, time(8), tzinfo=VIETNAM)
    with time_machine.travel(morning, tick=True) as clock:
        told = Telling(live_server.url, chromium, story, clock)
        with told.visit("can-bo") as page:
            import_and_correct(told, page)
            complete_and_submit(told, page)
        with told.visit("lanh-dao") as page:
            approve_the_plan(told, page)
        boards = [seen(told)]
        for number, deed in enumerate((publish, post_a_notice, hand_out, hang_banners, hold_a_dialogue), 1):
            told.day(number)
            deed(told)
            boards.append(seen(told, f"bang-sau-viec-{number}"))
        assert [board.deeds for board in boards] == [0, 1, 3, 4, 5, 6]  # a notice is on the website too
        assert [board.done for board in boards] == story.done
        assert len({board.owed for board in boards}) == 1
        report(told, boards[-1])


def seen(told: Telling, name: str = "") -> Board:
    with told.visit("can-bo") as page:
        return told.board(page, name)


def import_and_correct(told: Telling, page: Any) -> None:
    """The officer sees document and result side by side, and corrects a lead unit and a timing."""
    story = told.story
    page.locator(".sidebar").get_by_role("button", name="Kế hoạch").click()
    page.locator(".sidebar").get_by_text("Nhập kế hoạch từ tệp").click()
    page.set_input_files("#id_file", {"name": story.name, "mimeType": "", "buffer": story.content})
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.locator(".pi-document")).to_be_visible()
    expect(page.locator(".pi-sheet")).to_be_visible()
    expect(page.locator(".pi-activity")).to_have_count(story.activities)
    row_of(page, story.lead[0]).get_by_label("Đơn vị chủ trì").fill(story.lead[1])
    row = row_of(page, story.timing[0])
    row.get_by_label("Thời gian").fill(story.timing[1])
    expect(row.locator("[data-reading]")).to_contain_text("hiểu là: Trước ngày")
    told.picture(page, "nhap-ke-hoach")
    page.get_by_role("button", name="Chấp nhận và tạo bản nháp").click()
    expect(page.get_by_text("Đã tạo bản nháp kế hoạch.")).to_be_visible()
    told.picture(page, "du-thao")
    written = Campaign.objects.get().activities
    assert str(written.filter(title__startswith=story.lead[0]).first().lead) == story.lead[1]
    assert written.filter(title__startswith=story.timing[0]).first().timing == story.timing[1]


def row_of(page: Any, title: str) -> Any:
    """The activity on the sheet whose title begins so."""
    for row in page.locator(".pi-activity").all():
        if row.locator("textarea").first.input_value().startswith(title):
            return row
    raise AssertionError(title)


def complete_and_submit(told: Telling, page: Any) -> None:
    """What cannot be counted by days is kept in its own words, then the plan is submitted."""
    for title in told.story.kept:
        page.locator(".pn-list li", has_text=title).get_by_role("link").click()
        page.locator("[name=uncounted]").check()
        page.get_by_role("button", name="Lưu", exact=True).click()
        expect(page.locator(".messages .success")).to_be_visible()
    page.get_by_role("button", name="Trình phê duyệt").click()
    expect(page.get_by_text("Đã trình.")).to_be_visible()


def approve_the_plan(told: Telling, page: Any) -> None:
    page.locator("section", has_text="Kế hoạch chờ").get_by_text("Xem và duyệt").click()
    told.picture(page, "lanh-dao-doc-ke-hoach")
    page.on("dialog", lambda asked: asked.accept())
    page.get_by_role("button", name="Phê duyệt", exact=True).click()
    expect(page.get_by_text("Kế hoạch đã được phê duyệt")).to_be_visible()
    assert page.locator(".pl-tiles").is_visible()


def publish(told: Telling) -> None:
    """An article on the website, through the editor and its approval."""
    with told.visit("can-bo") as page:
        page.locator("section", has_text="Soạn mới").get_by_role("link", name="Bài tuyên truyền").click()
        page.fill("[name=title]", "Hồ sơ trễ hạn trong tháng")
        page.fill("[name=summary]", "Danh sách hồ sơ trễ hạn và lý do.")
        page.click("text=Dán cả bài")
        page.fill("[data-lx-paste-text]", "Trong tháng không có hồ sơ nào trễ hạn.")
        page.click("[data-lx-paste-go=replace]")
        page.get_by_role("tab", name="Kế hoạch").click()
        choose(page, "activity", told.story.article)
        submit(page)
    decided(told)


def post_a_notice(told: Telling) -> None:
    """A notice written and approved in the system, then hung and proved with a photo from a telephone."""
    with told.visit("can-bo") as page:
        page.locator("section", has_text="Soạn mới").get_by_role("link", name="Nội dung niêm yết").click()
        page.fill("[name=title]", "Thủ tục hành chính tiếp nhận tại Bộ phận Một cửa")
        page.select_option("[name=clause]", "13")
        page.fill("[name=document_date]", f"{told.story.begins:%d/%m/%Y}")
        page.fill("[name=summary]", "Danh mục thủ tục tiếp nhận tại xã.")
        page.locator("[data-contentpath=body]").get_by_title("Thêm phần").click()
        page.get_by_role("option", name="Đoạn văn").click()
        page.locator("[data-contentpath=body] [contenteditable=true]").click()
        page.keyboard.type("Mời bà con xem danh mục tại trụ sở.")
        expect(page.locator("[name='body-0-value']")).to_have_value(re.compile("trụ sở"))
        told.picture(page, "niem-yet")
        page.get_by_role("tab", name="Kế hoạch").click()
        choose(page, "activity", told.story.notice)
        submit(page)
    decided(told)
    with told.visit("can-bo", TELEPHONE) as page:
        page.goto("/quan-tri/niem-yet/viec/")
        page.get_by_role("link", name="Niêm yết và chụp ảnh").first.click()
        page.set_input_files("input[type=file]", photo())
        page.get_by_role("button", name="Đã niêm yết").click()
        page.wait_for_selector(".messages .success")


def hand_out(told: Telling) -> None:
    note(told, "Phát tờ rơi", told.story.leaflets, 150, "Thôn 1")


def hang_banners(told: Telling) -> None:
    note(told, "Treo băng rôn, khẩu hiệu", told.story.banner, 3, "Thôn 2")


def hold_a_dialogue(told: Telling) -> None:
    note(told, "Tổ chức đối thoại", told.story.dialogue, 45, "Trụ sở UBND xã")


def report(told: Telling, board: Board) -> None:
    """The quarter is over: its report is drafted, worded, signed, and its files say what the board says."""
    told.day(14)
    with told.visit("can-bo") as page:
        write_the_report(told, page)
        covered = coverage(page)
    with told.visit("lanh-dao") as page:
        open_the_report(page)
        page.get_by_role("button", name="Ký báo cáo").click()
        expect(page.get_by_text("Báo cáo đã ký")).to_be_visible()
        told.picture(page, "bao-cao-da-ky")
        assert f"Đếm từ {board.deeds} dòng" in page.inner_text("main")
        shown = dict(page.locator("tr[data-figure]").evaluate_all(FIGURES_SHOWN))
        word, pdf = downloaded(page, "Word"), downloaded(page, "PDF")
    assert [shown[key] for key in DONE] == [number for _name, number in DONE.values()]
    written = docx.Document(io.BytesIO(word))
    tables = tables_of(written)
    numbers = {row[1]: row[3] for row in tables["Nội dung"]}
    assert set(DONE.values()) <= set(numbers.items())
    by_channel = {row[0].lower(): row[1:3] for row in tables["Kênh"] if row[0] != "Tổng cộng"}
    assert by_channel == covered
    said = words_of(pdf)
    for text in (CAUSE, "150 tờ rơi đã phát", "băng rôn", told.story.symbol):
        assert text in said
    assert any(CAUSE in one.text for one in written.paragraphs)


def write_the_report(told: Telling, page: Any) -> None:
    page.goto("/quan-tri/bao-cao/")
    page.get_by_role("link", name="Lập báo cáo").click()
    expect(page.locator("[name=number]")).to_have_value("1")
    page.select_option("[name=campaign]", index=1)
    page.get_by_role("button", name="Lập bản nháp").click()
    words = page.locator("[name=shortfalls]")
    words.fill(f"{words.input_value()}\n{CAUSE}")
    page.get_by_role("button", name="Lưu lời văn").click()
    expect(page.locator(".messages .success")).to_be_visible()
    told.picture(page, "bao-cao")


def open_the_report(page: Any) -> None:
    page.goto("/quan-tri/bao-cao/")
    page.locator(".rp-list a").first.click()


def coverage(page: Any) -> dict[str, list[str]]:
    """What the duties of the report's days owe and have done, by channel: {"đối thoại": ["1", "1"]}."""
    plan, year = Campaign.objects.get(), timezone.localdate().year
    page.goto(f"/quan-tri/ke-hoach/do-phu/?ke-hoach={plan.pk}&tu={year - 1}-12-15&den={year}-03-14")
    rows = page.locator("table[aria-labelledby=bang-1] tbody tr").evaluate_all(ROWS_SHOWN)
    return {label.lower(): [owed, done] for label, owed, done in rows if owed != "0"}
