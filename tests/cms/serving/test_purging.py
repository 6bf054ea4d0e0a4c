"""Each kind of page, changed through its real door: whatever shows it is made anew, nothing else is.

A page with a form for residents is never kept; its list and its feed are.
"""

from typing import Any

import pytest
from wagtail.models import Page, PageViewRestriction

from broadcast.models import Programme, Slot, Station
from broadcast.states import SlotState, move
from cms.kinds import page_models
from cms.models import ApprovedPage, ArticlePage, AudienceTag, CommuneSettings, UrgentBanner
from cms.serving.pages import raised_by
from cms.workflow import approve, submit
from tests.cms.public.commune import build_commune, write_article
from tests.cms.serving.furnished import Residents, person, residents

__all__ = ["residents"]

KINDS = {model.kind: model for model in page_models()}


def example(kind: str) -> ApprovedPage:
    """The newest live page of a kind."""
    page = KINDS[kind].objects.live().order_by("-pk").first()
    if page is None:
        pytest.skip(f"the demo has no page of the kind {kind}")
    return page


def edit(page: ApprovedPage, title: str) -> None:
    """The officer edits, submits; the leader approves."""
    page.title = title
    page.save_revision(user=person("can-bo"))
    submit(page, by=person("can-bo"))
    approve(page, by=person("lanh-dao"), for_air=False)


def around(page: ApprovedPage) -> list[str]:
    """The page, its list, and the feed of that list; the front page is asked apart."""
    above = page.get_parent()
    return [page.url] if above.url == "/" else [page.url, above.url, f"/nguon-tin/{above.slug}.xml"]


def unrelated(residents: Residents, page: ApprovedPage) -> str | None:
    """The address of a page of another kind that shows nothing of `page`; None where all pages show it."""
    raised = raised_by(page)
    for kind in KINDS:
        other = KINDS[kind].objects.live().exclude(pk=page.pk).first()
        if other is not None and not residents.shown(other.url).names & raised:
            return other.url
    return None


@pytest.mark.django_db
def test_a_list_stands_in_the_menu_and_its_entries_do_not() -> None:
    commune = build_commune()
    entry = write_article(commune, "Bài")
    assert "menu" in raised_by(commune.index)
    assert raised_by(entry) == {f"page:{entry.pk}", f"above:{entry.path}", "article"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_reaches_whatever_shows_it(residents: Residents, kind: str) -> None:
    page = example(kind)
    home = "miss" if residents.shown("/").names & raised_by(page) else "hit"
    apart = unrelated(residents, page)
    assert apart or "menu" in raised_by(page)
    places = [place for place in around(page) if residents.how(place)]
    residents.warm("/", *places, *([apart] if apart else []))
    edit(page, f"{page.title} (đã sửa)")
    assert {place: residents.how(place) for place in places} == dict.fromkeys(places, "miss")
    assert residents.how("/") == home
    assert "(đã sửa)" in residents.get(page.url).content.decode()
    if apart:
        assert residents.how(apart) == "hit"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_taken_off_the_site_is_gone_at_once(residents: Residents, kind: str) -> None:
    page = example(kind)
    above = page.get_parent()
    residents.warm(above.url)
    assert residents.get(page.url).status_code == 200
    page.unpublish(user=person("lanh-dao"))
    assert residents.get(page.url).status_code == 404
    assert residents.how(above.url) == "miss"


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_changes_nothing_residents_see(residents: Residents, kind: str) -> None:
    page = example(kind)
    places = [place for place in ("/", *around(page)) if residents.how(place)]
    residents.warm(*places)
    page.title = "Bản nháp"
    page.save_revision(user=person("can-bo"))
    assert [residents.how(place) for place in places] == ["hit"] * len(places)


def article() -> ArticlePage:
    page = ArticlePage.objects.live().order_by("pk").first()
    assert page is not None
    return page


def save(thing: Any) -> None:
    thing.save()


@pytest.mark.parametrize("model", [CommuneSettings, UrgentBanner, Station])
def test_what_stands_on_every_page_reaches_every_page(residents: Residents, model: Any) -> None:
    thing = model.objects.first() or model(site=article().get_site())
    places = ["/", article().url, "/truyen-thanh/"]
    residents.warm(*places)
    save(thing)
    assert [residents.how(place) for place in places] == ["miss"] * 3


def test_a_renamed_audience_reaches_the_articles(residents: Residents) -> None:
    residents.warm(article().url, "/truyen-thanh/")
    save(AudienceTag.objects.first())
    assert [residents.how(article().url), residents.how("/truyen-thanh/")] == ["miss", "hit"]


def test_what_happens_on_air_reaches_the_pages_of_the_station(residents: Residents) -> None:
    slot = Slot.objects.filter(state=SlotState.PLANNED).first() or a_slot()
    places = ["/", "/truyen-thanh/", "/truyen-thanh/podcast.xml", "/truyen-thanh/lich.ics"]
    apart = article().get_parent().url
    residents.warm(*places, apart)
    move(slot, SlotState.CANCELLED, reason="Mất điện.")
    assert [residents.how(place) for place in places] == ["miss"] * 4
    assert residents.how(apart) == "hit"


def a_slot() -> Slot:
    from tests.broadcast.public.airwaves import make_slot
    from tests.cms.serving.furnished import MORNING

    programme = Programme.objects.first()
    assert programme is not None
    return make_slot(programme, MORNING.replace(hour=17))


def test_a_changed_programme_reaches_them_too(residents: Residents) -> None:
    residents.warm("/truyen-thanh/")
    save(Programme.objects.first())
    assert residents.how("/truyen-thanh/") == "miss"


def test_a_locked_page_is_not_given_away(residents: Residents) -> None:
    page = article()
    residents.warm(page.url, page.get_parent().url)
    lock = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert residents.get(page.url).status_code == 302
    assert residents.how(page.get_parent().url) == "miss"
    lock.delete()
    assert residents.how(page.url) == "miss"


def test_a_moved_list_takes_its_pages_along(residents: Residents) -> None:
    page = article()
    above = Page.objects.get(pk=page.get_parent().pk)
    residents.warm("/", page.url)
    above.move(above.get_parent(), pos="first-child")
    assert [residents.how("/"), residents.how(page.url)] == ["miss", "miss"]
