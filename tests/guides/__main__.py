"""Take the pictures of the guides anew: make pictures (or python -m tests.guides NAME … for some)."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.conftest import CHROMIUM_ARGUMENTS, ROOT
from tests.guides.shots import SHOTS, Shot
from tests.installation import Installation

FOLDER = ROOT / "docs" / "huong-dan" / "hinh"
COLOURS = 128  # of the palette a picture is kept with: a quarter of its size, and no difference to the eye

AIR_TODAY = "from tests.guides.today import air_today; air_today()"
READY = (
    ["compilecatalogues"],
    ["migrate"],
    ["demo"],
    ["shell", "-v0", "-c", AIR_TODAY],
    ["start", "--no-serve"],
)


@contextmanager
def commune() -> Iterator[tuple[Installation, dict[str, str]]]:
    """The demo commune, served; yields it with the passwords by account."""
    with tempfile.TemporaryDirectory() as folder:
        place = Installation(Path(folder))
        for arguments in READY:
            place.manage(*arguments, timeout=900)
        lines = (place.var / "demo-accounts.txt").read_text(encoding="utf-8").splitlines()
        serving = place.begin("serve")
        place.wait_until_it_answers()
        try:
            yield place, dict(line.split("\t")[:2] for line in lines)
        finally:
            serving.terminate()
            serving.communicate(timeout=60)


def take(browser: Any, place: Installation, passwords: dict[str, str], shot: Shot) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        locale="vi-VN",
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    if shot.account:
        page.goto(f"{place.address}/quan-tri/login/")
        page.fill("input[name=username]", shot.account)
        page.fill("input[name=password]", passwords[shot.account])
        page.click("button[type=submit]")
        page.wait_for_url("**/quan-tri/")
    page.goto(place.address + shot.path)
    page.wait_for_load_state("networkidle")
    shot.steps(page)  # each waits for what it wants to show: a page that plays a bulletin is never idle
    target = FOLDER / f"{shot.name}.png"
    page.screenshot(path=target)
    context.close()
    Image.open(target).convert("RGB").quantize(COLOURS).save(target, optimize=True)


def main(wanted: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    before = {shot.after for shot in SHOTS if shot.name in wanted}
    shots = [shot for shot in SHOTS if not wanted or shot.name in {*wanted, *before}]
    executable = shutil.which("chromium") or sys.exit("chromium is not installed")
    with commune() as (place, passwords), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        for shot in shots:
            take(browser, place, passwords, shot)
            print(shot.name)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
