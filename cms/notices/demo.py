"""The notice board of the demo commune: notices of several clauses in different states."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from cms.demo import Stage
from cms.notices.demo_texts import TEXTS, Text
from cms.notices.models import NoticeIndexPage, NoticePage, Place, Posting, PostingState
from cms.notices.posting import Proof, post, take_down
from cms.notices.quarters import Quarter
from cms.notices.registering import make_register
from cms.slugs import slug_of
from cms.workflow import approve, submit

VILLAGES = 6


def furnish(stage: Stage) -> None:
    """Open the board, its places and its notices; all but the last are live."""
    index = stage.open_list(
        NoticeIndexPage(
            title="Niêm yết công khai",
            slug="niem-yet",
            introduction="Những việc xã phải công khai để Nhân dân biết, bàn, kiểm tra và giám sát.",
            show_in_menus=True,
        )
    )
    make_places()
    for text in TEXTS:
        _write(stage, index, text)
    _register(stage, index)


def make_places() -> list[Place]:
    """The office, the culture houses and a board in each village."""
    names = [("Trụ sở HĐND, UBND xã", "office", "Bảng tin tại sảnh Trung tâm Phục vụ hành chính công")]
    names.append(("Nhà văn hóa xã", "culture_house", "Cạnh sân vận động xã"))
    for number in range(1, VILLAGES + 1):
        names.append((f"Bảng tin Thôn {number}", "village_point", f"Cổng nhà văn hóa Thôn {number}"))
    return [
        Place.objects.create(name=name, kind=kind, address=address, order=order)
        for order, (name, kind, address) in enumerate(names)
    ]


def _write(stage: Stage, index: NoticeIndexPage, text: Text) -> None:
    day = stage.today - timedelta(days=text.days_ago)
    page = NoticePage(
        title=text.title,
        slug=slug_of(text.title)[:80],
        clause=text.clause,
        document_number=text.number,
        document_date=day,
        summary=text.summary,
        body=[("paragraph", f"<p>{line}</p>") for line in text.lines],
        activity=stage.activities.get("thong-bao"),
        airings_wanted=3 if text.clause in range(7, 13) else 1,
        owner=stage.people["can-bo"],
        live=False,
    )
    index.add_child(instance=page)
    page.wanted_places.set(page.places_of_law())
    page.save()
    page.save_revision(user=stage.people["can-bo"])
    if text.published_ago is None:
        return
    submit(page, by=stage.people["can-bo"])
    approve(page, by=stage.people["lanh-dao"], for_air=text.aired)
    _as_of(page, stage.today - timedelta(days=text.published_ago))
    _hang(stage, NoticePage.objects.get(pk=page.pk), text)


def _as_of(page: NoticePage, day: date) -> None:
    """Let the demo look back: the notice went public some days ago."""
    moment = timezone.make_aware(datetime.combine(day, time(9)))
    if moment < timezone.now():
        NoticePage.objects.filter(pk=page.pk).update(first_published_at=moment)


def _hang(stage: Stage, page: NoticePage, text: Text) -> None:
    """Put it up at as many places as the text says, and take down what is over."""
    by = stage.people["can-bo"].signature
    for row in Posting.objects.filter(page_id=page.pk)[: text.hung_at]:
        posted_on = stage.today - timedelta(days=text.published_ago or 0)
        hung = post(row, Proof(day=posted_on, by=by))
        if text.taken_down and hung.lawful_from and hung.lawful_from <= stage.today:
            take_down(hung, Proof(day=hung.lawful_from, by=by))


def _register(stage: Stage, index: NoticeIndexPage) -> None:
    """The register of the newest quarter that has something to list, approved and public."""
    author, leader = stage.people["can-bo"], stage.people["lanh-dao"]
    quarter = Quarter.of(stage.today)
    page: Any = make_register(index, quarter, author)
    submit(page, by=author)
    approve(page, by=leader)
    waiting = Posting.objects.filter(page_id=page.pk, state=PostingState.TO_POST)
    for row in waiting[:1]:
        post(row, Proof(day=stage.today, by=author.signature))
