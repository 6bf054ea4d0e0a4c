"""WCAG 2.2 AA on every kind of page of the demo commune, in a real browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import override_settings

from cms.kinds import list_models, page_models
from tests.cms.public.browsing import AXE, CONTRAST, FULL, tone, violations
from tests.cms.public.furnished import Furnished, furnished

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def site(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Furnished]:
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media"))),
        furnished(tone()) as made,
    ):
        yield made


@pytest.fixture
def browse(chromium: Any, site: Furnished) -> Iterator[Any]:
    """Open an address in a window of some size: browse("/", DESK, java_script_enabled=False)."""
    contexts = []

    def open_page(address: str, size: dict[str, int] = DESK, **more: Any) -> Any:
        contexts.append(chromium.new_context(viewport=size, **more))
        page = contexts[-1].new_page()
        page.goto(site.root + address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_every_kind_of_page_is_looked_at(site: Furnished) -> None:
    have = {name.removeprefix("page ") for name in site.addresses if name.startswith("page ")}
    wanted = [model for model in (*list_models(), *page_models()) if model.objects.live().exists()]
    assert {model.__name__ for model in wanted} <= have
    assert {"open_plans:index", "open_plans:plan"} <= set(site.addresses)
    assert len(site.addresses) >= 12


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_in_light_and_dark(chromium: Any, site: Furnished, size: dict[str, int]) -> None:
    context = chromium.new_context(viewport=size, color_scheme="light", reduced_motion="reduce")
    page, found = context.new_page(), []
    for kind, address in site.addresses.items():
        page.goto(site.root + address)
        page.evaluate(AXE)
        found += [f"{kind} {address} light {one}" for one in violations(page, FULL)]
        page.emulate_media(color_scheme="dark")
        found += [f"{kind} {address} dark {one}" for one in violations(page, CONTRAST)]
        page.emulate_media(color_scheme="light")
    context.close()
    assert found == []


def test_nothing_is_cut_at_320_points_or_in_letters_twice_as_large(chromium: Any, site: Furnished) -> None:
    """WCAG 1.4.10 and 1.4.4: no page scrolls sideways but within its tables."""
    cut = []
    for width, letters in ((320, "100%"), (1280, "200%")):
        context = chromium.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        for kind, address in site.addresses.items():
            page.goto(site.root + address)
            page.evaluate("size => document.documentElement.style.setProperty('font-size', size)", letters)
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                cut.append(f"{kind} {address}: {wide} points at {width} and {letters}")
        context.close()
    assert cut == []


def test_without_javascript_every_page_has_the_same_headings(chromium: Any, site: Furnished) -> None:
    def headings(java_script: bool) -> dict[str, list[str]]:
        context = chromium.new_context(viewport=DESK, java_script_enabled=java_script)
        page, found = context.new_page(), {}
        for kind, address in site.addresses.items():
            page.goto(site.root + address)
            found[kind] = page.locator("h1, h2, h3").all_text_contents()
        context.close()
        return found

    assert headings(False) == headings(True)


def test_every_sound_has_its_words_beside_it(site: Furnished) -> None:
    pages = [BeautifulSoup(sample.html, "html.parser") for sample in site.samples.values()]
    heard = [page for page in pages if page.select("audio")]
    assert heard
    for page in heard:
        words = page.select_one(".transcript")
        assert words is not None
        assert words.get_text(strip=True)


def test_every_kind_says_to_machines_what_it_is(site: Furnished) -> None:
    kinds = {f"page {model.__name__}" for model in page_models()} & set(site.samples)
    untold = []
    for kind in kinds:
        page = BeautifulSoup(site.samples[kind].html, "html.parser")
        scope = page.select_one("main [itemtype^='https://schema.org/']")
        if scope is None or scope.select_one("[itemprop=name], [itemprop=headline]") is None:
            untold.append(kind)
    assert untold == []


def test_an_article_is_found_and_heard_by_keyboard_alone(browse: Any, site: Furnished) -> None:
    page = browse("/")
    press = page.keyboard.press
    press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    _tab_to(page, "main .news .card a")
    press("Enter")
    page.wait_for_selector("[itemprop=articleBody]")
    _tab_to(page, ".heard a")
    press("Enter")
    page.wait_for_selector("audio")
    _tab_to(page, "audio")
    press("Space")
    page.wait_for_function("!document.querySelector('audio').paused")


def test_the_sections_open_by_keyboard_on_a_phone(browse: Any) -> None:
    page = browse("/", PHONE, java_script_enabled=True)
    _tab_to(page, ".menu summary")
    page.keyboard.press("Enter")
    _tab_to(page, ".menu .all a[href='/bai-tuyen-truyen/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bai-tuyen-truyen/")
    assert page.locator(".menu .all a[aria-current=page]").count() == 1


def test_what_has_the_focus_is_seen(browse: Any) -> None:
    page = browse("/", reduced_motion="reduce")
    for _ in range(25):
        page.keyboard.press("Tab")
        outline, inside = page.evaluate(
            "(() => { const e = document.activeElement, b = e.getBoundingClientRect(); "
            "return [getComputedStyle(e).outlineStyle, b.bottom > 0 && b.top < innerHeight] })()"
        )
        assert outline != "none"
        assert inside


def _tab_to(page: Any, selector: str, at_most: int = 120) -> None:
    """Press Tab until what has the focus is what `selector` names."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"no Tab leads to {selector}")
