"""Which pictures the guides show: who is signed in, where, and what was done before."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.conftest import ROOT
from tests.story.plans import own

Steps = Callable[[Any], None]
REGISTER = ROOT / "cms" / "procedures" / "demo" / "thu-tuc.csv"
SCROLL = (
    "(part, above) => { part.style.scrollMarginTop = `${above}px`;"
    " part.scrollIntoView({ behavior: 'instant' }); }"
)
PASTED = (
    "**Phòng, chống sốt xuất huyết trong mùa mưa**\n\n"
    "Từ đầu tháng 11/2026, Trạm Y tế xã đã ghi nhận 6 ca sốt xuất huyết. "
    "UBND xã đề nghị mỗi gia đình dành 15 phút mỗi tuần để diệt lăng quăng:\n\n"
    "1. Đậy kín lu, bể chứa nước\n"
    "2. Lật úp vật đọng nước quanh nhà\n"
    "3. Ngủ màn cả ban ngày\n\n"
    "Khi sốt cao trên 38,5°C liên tục 2 ngày, hãy đến Trạm Y tế xã hoặc gọi 0299 123 456.\n"
)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: `name` of its file, `account` signed in ("" for a resident), `path` opened first.

    `after` names the shot whose steps leave behind what this one shows.
    """

    name: str
    account: str
    path: str
    steps: Steps = lambda page: None
    width: int = 1180
    height: int = 800
    after: str = ""


def chain(*steps: Steps) -> Steps:
    """Do one thing after the other."""

    def done(page: Any) -> None:
        for step in steps:
            step(page)

    return done


def follow(selector: str) -> Steps:
    """Follow the first link or press the first button that fits."""

    def step(page: Any) -> None:
        page.locator(selector).first.click()
        page.wait_for_load_state("networkidle")

    return step


def scroll_to(selector: str, above: int = 90) -> Steps:
    """Bring a part of the page to the top of the picture, `above` pixels below the edge."""

    def step(page: Any) -> None:
        page.locator(selector).first.evaluate(SCROLL, above)

    return step


def tab(name: str) -> Steps:
    """Open a tab of the editor."""
    return lambda page: page.get_by_role("tab", name=name).click()


def shown(selector: str) -> Steps:
    """Wait until something is to be seen."""
    return lambda page: page.wait_for_selector(selector, state="visible")


FIRST_ENTRY = "td.title a, .title-wrapper a"
DECIDE = "a[href*='/quan-tri/duyet/']"
prove = follow(".nt-errands a.button")
to_decide = scroll_to(f"section:has({DECIDE})")
open_first = chain(follow(FIRST_ENTRY), shown("#id_title"))


marked = chain(shown("mark[data-written]"), scroll_to("[data-lx-desk]", 160))


def paste(page: Any) -> None:
    """Begin an article and paste a whole text into it."""
    page.get_by_role("link", name="Bài tuyên truyền", exact=True).first.click()
    page.get_by_role("button", name="Dán cả bài").click()
    page.fill("[data-lx-paste-text]", PASTED)
    page.get_by_role("button", name="Thay nội dung hiện có").click()
    page.get_by_text("Các bước thực hiện").first.wait_for(state="attached")
    page.fill("#id_summary", "Mỗi tuần dành 15 phút diệt lăng quăng để phòng sốt xuất huyết.")


def open_sheet(page: Any) -> None:
    """Open the folded sheet about waste."""
    page.get_by_role("link", name="Phân loại rác").first.click()
    page.wait_for_selector("[data-lx-fits]", state="visible")
    page.wait_for_load_state("networkidle")


def not_played(page: Any) -> None:
    """Open what says why a bulletin is not played."""
    page.get_by_text("Không phát", exact=False).first.click()


def start_playing(page: Any) -> None:
    """Begin to play the first bulletin of the day, and say that it stopped part-way."""
    page.get_by_role("button", name="Phát", exact=True).first.click()
    page.wait_for_selector("[data-deed=finish]")
    page.get_by_text("Bị dừng giữa chừng").first.click()


def withdraw(page: Any) -> None:
    """Go from the list to where an article is withdrawn from the loudspeakers."""
    page.get_by_label("Thao tác khác với “Phòng cháy trong mùa hanh khô”").click()
    page.get_by_role("link", name="Ngừng phát trên loa").click()
    page.wait_for_selector("form textarea")


def by_day(page: Any) -> None:
    """Look at a screen in its bright hours, whatever the hour is."""
    page.context.clock.set_fixed_time("2026-11-23T10:00:00+07:00")


def submit(page: Any) -> None:
    """Submit what stands in the editor."""
    page.get_by_role("button", name="Gửi lãnh đạo duyệt").click()
    page.wait_for_selector(".messages .success")


def read_plan(page: Any) -> None:
    """Read a plan's file and go to the timing that is not understood."""
    plan = own()
    page.set_input_files("#id_file", {"name": plan.name, "mimeType": "", "buffer": plan.content})
    page.get_by_role("button", name="Đọc tệp").click()
    page.locator(".pi-unread a").first.click()
    page.wait_for_selector(".pi-marked")


def note_banners(page: Any) -> None:
    """Choose what was done."""
    page.get_by_label("Treo băng rôn, khẩu hiệu").check()


def send_register(page: Any) -> None:
    """Send a file of procedures in which there is something new, something changed and something wrong."""
    written = REGISTER.read_text(encoding="utf-8").replace("1.000656;", "1.999001;")
    written = written.replace("1.000894;Đăng ký kết hôn;", "1.000894;;")
    file = {"name": "thu-tuc-2026.csv", "mimeType": "text/csv", "buffer": written.encode()}
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Xem trước nội dung thay đổi").click()
    page.wait_for_selector(".lx-plan")


SHOTS: list[Shot] = [
    Shot("dang-nhap", "", "/quan-tri/login/", height=640),
    Shot("trang-dau-can-bo", "can-bo", "/quan-tri/"),
    Shot("viet-bai", "can-bo", "/quan-tri/", chain(paste, scroll_to("#id_title", 160))),
    Shot("phat-thanh", "can-bo", "/quan-tri/bai-tuyen-truyen/", chain(open_first, tab("Phát thanh"), marked)),
    Shot("gui-duyet", "can-bo", "/quan-tri/", chain(paste, submit), height=640),
    Shot("niem-yet", "can-bo", "/quan-tri/notices/"),
    Shot("nhap-ke-hoach", "can-bo", "/quan-tri/nhap-ke-hoach/", read_plan),
    Shot("ghi-viec", "can-bo", "/quan-tri/ghi-viec/", note_banners, width=390, height=844),
    Shot("viec-niem-yet", "can-bo", "/quan-tri/niem-yet/viec/", width=390, height=844),
    Shot("niem-yet-dien-thoai", "can-bo", "/quan-tri/niem-yet/viec/", prove, width=390, height=844),
    Shot("danh-muc-quy", "can-bo", "/quan-tri/niem-yet/danh-sach/", height=640),
    Shot("thu-tuc", "can-bo", "/quan-tri/thu-tuc/"),
    Shot("nhap-thu-tuc", "can-bo", "/quan-tri/thu-tuc/nhap/", send_register),
    Shot("bang-thu-tuc", "can-bo", "/quan-tri/bang-niem-yet-thu-tuc/"),
    Shot("kiosk", "", "/thu-tuc/kiosk/"),
    Shot("an-pham", "can-bo", "/quan-tri/an-pham/", chain(open_sheet, scroll_to("[data-lx-leaflet]", 120))),
    Shot("cap-phat", "can-bo", "/quan-tri/in-cap-phat/", follow("table.listing tbody a")),
    Shot("so-lieu", "can-bo", "/quan-tri/ket-qua/", chain(open_first, scroll_to("[data-lx-figures]"))),
    Shot("gop-y", "can-bo", "/quan-tri/gop-y/", follow(FIRST_ENTRY)),
    Shot("khao-sat", "can-bo", "/quan-tri/khao-sat/"),
    Shot("danh-ba", "can-bo", "/quan-tri/danh-ba/"),
    Shot("su-kien", "can-bo", "/quan-tri/su-kien/"),
    Shot("man-hinh", "can-bo", "/quan-tri/man-hinh/", chain(by_day, follow("a[href$='/xem/']"))),
    Shot("tu-ngu", "can-bo", "/quan-tri/tu-ngu-loi-thoi/"),
    Shot("thong-bao", "can-bo", "/quan-tri/thong-bao/", height=640),
    Shot("trang-dau-lanh-dao", "lanh-dao", "/quan-tri/", to_decide, after="gui-duyet"),
    Shot("duyet", "lanh-dao", "/quan-tri/", follow(DECIDE), after="gui-duyet"),
    Shot("rut-khoi-loa", "lanh-dao", "/quan-tri/bai-tuyen-truyen/", withdraw, height=640),
    Shot("thong-bao-khan", "lanh-dao", "/quan-tri/settings/cms/urgentbanner/", shown("#id_text")),
    Shot("nhat-ky", "lanh-dao", "/quan-tri/nhat-ky/", after="gui-duyet"),
    Shot("van-hanh", "van-hanh", "/van-hanh/"),
    Shot("van-hanh-khong-phat", "van-hanh", "/van-hanh/", not_played),
    Shot("van-hanh-dang-phat", "van-hanh", "/van-hanh/", start_playing, width=390, height=844),
    Shot("trang-chu", "", "/"),
    Shot("trang-chu-dien-thoai", "", "/", width=390, height=844),
]
