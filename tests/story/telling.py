"""Who walks the story of a plan: windows of an officer and a leader, the days, the board, deeds noted."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from PIL import Image
from playwright.sync_api import expect

from tests.conftest import ROOT
from tests.story.plans import Story

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
PASSWORD = "mat-khau-thu"
TELEPHONE, DESK = (390, 844), (1280, 900)


class Board(NamedTuple):
    """What the tiles of a plan's board say."""

    done: int
    owed: int
    deeds: int


class Telling:
    """The story as it is walked: who looks at what, on which day."""

    def __init__(self, address: str, browser: Any, story: Story, clock: Any) -> None:
        self.address, self.browser, self.story, self.clock = address, browser, story, clock
        self.pictures = ROOT / "artefacts" / "story" / story.name.split(".")[0]
        self.pictures.mkdir(parents=True, exist_ok=True)
        for old in self.pictures.glob("*.png"):
            old.unlink()
        self.taken = 0

    def day(self, number: int) -> date:
        """Go to a later day of the story, its first being 0; it is morning."""
        day = self.story.begins + timedelta(days=number)
        self.clock.move_to(datetime.combine(day, time(8, 30), tzinfo=VIETNAM))
        return day

    @contextmanager
    def visit(self, account: str, size: tuple[int, int] = DESK) -> Iterator[Any]:
        """A window of its own, signed in as `account`; nothing goes wrong in it or on the server."""
        context = self.browser.new_context(
            base_url=self.address, viewport={"width": size[0], "height": size[1]}, locale="vi-VN"
        )
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("response", lambda got: wrong.append(got.url) if got.status >= 500 else None)
        page.goto("/quan-tri/login/")
        page.fill("input[name=username]", account)
        page.fill("input[name=password]", PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_url("**/quan-tri/")
        try:
            yield page
        except BaseException:
            self.picture(page, "khi-hong")
            raise
        finally:
            context.close()
        assert wrong == []

    def picture(self, page: Any, name: str) -> None:
        self.taken += 1
        page.screenshot(path=self.pictures / f"{self.taken:02d}-{name}.png", full_page=True)

    def board(self, page: Any, name: str = "") -> Board:
        """Look at the plan's board; its tiles."""
        page.goto("/quan-tri/ke-hoach/bang-theo-doi/")
        page.locator(".pl-card a", has_text=self.story.title).first.click()
        said = page.locator(".pl-tiles").inner_text()
        if name:
            self.picture(page, name)
        done, owed = re.findall(r"xong (\d+) trên (\d+) việc", said)[0]
        (deeds,) = re.findall(r"(\d+)\s+lượt đã ghi trong sổ", said)
        return Board(int(done), int(owed), int(deeds))


def choose(page: Any, field: str, title: str) -> None:
    """Choose the activity whose title begins so."""
    option = page.locator(f"select[name={field}] option", has_text=title).first
    page.select_option(f"select[name={field}]", value=option.get_attribute("value"))


def submit(page: Any) -> None:
    page.click("button[name=action-submit]")
    page.wait_for_selector(".messages .success")


def photo() -> dict[str, Any]:
    drawn = io.BytesIO()
    Image.new("RGB", (1600, 1200), "#b08a4a").save(drawn, "JPEG")
    return {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": drawn.getvalue()}


def decided(told: Telling) -> None:
    """The leader approves what waits, for the site alone."""
    with told.visit("lanh-dao") as page:
        page.get_by_text("Xem và duyệt").first.click()
        page.click("button[value=approve_site_only]")
        page.wait_for_selector(".messages .success")


def note(told: Telling, kind: str, title: str, number: int, place: str) -> None:
    """Note on a telephone what was done outside the system, with a photo."""
    with told.visit("can-bo", TELEPHONE) as page:
        page.goto("/quan-tri/ghi-viec/")
        page.get_by_label(kind, exact=True).check()
        choose(page, "activity", title)
        page.fill("[name=number]", str(number))
        page.fill("[name=place]", place)
        page.set_input_files("[name=photo]", photo())
        told.picture(page, "ghi-viec")
        page.get_by_role("button", name="Ghi vào sổ").click()
        expect(page.locator(".messages .success")).to_contain_text(f"{number} ")
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE[0]
