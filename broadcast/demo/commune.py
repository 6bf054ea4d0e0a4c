"""The demo commune: site, plan, station and articles, each made through the door an officer would use."""

import json
from datetime import date, time
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.documents.models import Document
from wagtail.models import Page, Site

from broadcast.demo.alarm import hold_drill
from broadcast.demo.film import film_of
from broadcast.demo.people import make_people
from broadcast.demo.plan import make_plan
from broadcast.demo.texts import Text, read_texts
from broadcast.models import Programme, Station, Zone
from broadcast.recurrence import Picked, to_recurrence
from campaigns.models import Activity
from cms.approval_route import ensure_workflow
from cms.demo import Stage, furnish
from cms.models import ArticleIndexPage, ArticlePage, AudienceTag, CommuneSettings, HomePage, User
from cms.slugs import slug_of
from cms.workflow import approve, submit
from media.models import VoiceProfile

COMMUNE, PROVINCE = "Minh Họa", "tỉnh Minh Họa"
ZONES = ("Thôn 1", "Thôn 2", "Thôn 3", "Thôn 4", "Thôn 5", "Thôn 6", "Khu vực chợ và trụ sở")
WEEKDAYS = frozenset(range(5))
TUESDAY_AND_FRIDAY = frozenset({1, 4})


@transaction.atomic
def make_commune(today: date) -> dict[str, str]:
    """Make everything at once or nothing; return account name -> password."""
    people, passwords = make_people()
    ensure_workflow()
    index = make_site()
    activities = make_plan(today, author=people["can-bo"], leader=people["lanh-dao"])
    station = make_station(Site.objects.get(is_default_site=True), activities, today)
    hold_drill(station, today, operator=people["van-hanh"], leader=people["lanh-dao"])
    for text in read_texts(today):
        publish(text, index, activities, author=people["can-bo"], leader=people["lanh-dao"])
    site = Site.objects.get(is_default_site=True)
    furnish(Stage(site, site.root_page.specific, people, activities, today))
    return passwords


def make_site() -> ArticleIndexPage:
    """The front page and the list of articles, in place of Wagtail's welcome page."""
    for page in Page.objects.filter(depth=2):
        page.delete()
    root = Page.objects.get(depth=1)
    home = root.add_child(
        instance=HomePage(
            title=f"Xã {COMMUNE}",
            slug="trang-chu",
            welcome="Thông tin đến từng nhà, qua loa, qua trang này và bảng tin của thôn.",
        )
    )
    index: ArticleIndexPage = home.add_child(
        instance=ArticleIndexPage(
            title="Bài tuyên truyền",
            slug="bai-tuyen-truyen",
            introduction="Thủ tục, pháp luật và việc cần làm, viết cho dễ hiểu.",
            show_in_menus=True,
        )
    )
    host, _, port = settings.PUBLIC_URL.partition("://")[2].partition(":")
    site, _made = Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": host,
            "port": int(port or (443 if settings.HTTPS else 80)),
            "root_page": home,
            "site_name": f"Xã {COMMUNE}",
        },
    )
    voice, _made = VoiceProfile.objects.get_or_create(name="Giọng đọc của đài")
    CommuneSettings.objects.update_or_create(
        site=site,
        defaults={
            "name": COMMUNE,
            "province": PROVINCE,
            "address": f"Trụ sở UBND xã {COMMUNE}, {PROVINCE}",
            "phone": "0299 123 400",
            "hotline": "1022",
            "responsible": f"Chủ tịch Ủy ban nhân dân xã {COMMUNE}",
            "feedback": "Trung tâm Phục vụ hành chính công xã, hoặc gọi 1022",
            "voice": voice,
        },
    )
    return index


def make_station(site: Site, activities: dict[str, Activity], today: date) -> Station:
    """The station, its zones, the programme twice a week and the short one in the morning."""
    station = Station.objects.create(
        name=f"Đài Truyền thanh xã {COMMUNE}",
        site=site,
        voice=VoiceProfile.objects.get(name="Giọng đọc của đài"),
        ident=f"Đây là Đài Truyền thanh xã {COMMUNE}.",
        greeting="Kính chào bà con và các bạn. Mời bà con nghe chương trình {programme}, {weekday}, {date}.",
        closing="Chương trình đến đây là hết. Cảm ơn bà con đã lắng nghe. Xin kính chào và hẹn gặp lại.",
    )
    for order, name in enumerate(ZONES):
        Zone.objects.create(station=station, name=name, clusters=2, order=order)
    Programme.objects.create(
        station=station,
        title="Thông tin cơ sở",
        slug="thong-tin-co-so",
        description="Hai lần một tuần: thủ tục, pháp luật và việc cần làm trong xã.",
        activity=activities["chuong-trinh"],
        recurrence=to_recurrence(Picked(TUESDAY_AND_FRIDAY, (time(17, 0),))),
        starts_on=today,
        max_minutes=12,
        max_items=4,
    )
    Programme.objects.create(
        station=station,
        title="Thông báo buổi sáng",
        slug="thong-bao-buoi-sang",
        description="Tin ngắn trước giờ đi làm.",
        activity=activities["buoi-sang"],
        recurrence=to_recurrence(Picked(WEEKDAYS, (time(6, 15),))),
        starts_on=today,
        max_minutes=5,
        max_items=2,
        with_headlines=False,
    )
    return station


def publish(
    text: Text, index: ArticleIndexPage, activities: dict[str, Activity], *, author: User, leader: User
) -> ArticlePage:
    """Have the officer write a text and the leader approve it for the site and the loudspeakers."""
    page = ArticlePage(
        title=text.title,
        slug=slug_of(text.title),
        summary=text.summary,
        body=json.dumps([*text.body, *_film_block(text, author)]),
        activity=activities[text.activity],
        priority=text.priority,
        airings_wanted=text.airings_wanted,
        owner=author,
        live=False,
    )
    index.add_child(instance=page)
    for order, name in enumerate(text.audiences):
        tag, _made = AudienceTag.objects.get_or_create(name=name, defaults={"order": order})
        page.audiences.add(tag)
    page.save_revision(user=author)
    submit(page, by=author)
    approve(page, by=leader)
    return page


def _film_block(text: Text, author: User) -> list[dict[str, Any]]:
    """Draw the film of a text, upload it as its author would, and return the block that shows it."""
    film = text.film
    if film is None:
        return []
    content = film_of(film.boards, f"Xã {COMMUNE}", text.title)
    document = Document(title=film.title, uploaded_by_user=author)
    document.file.save(f"{slug_of(film.title)}.mp4", ContentFile(content), save=False)
    document.file_size = len(content)
    document.save()
    value = {"title": film.title, "file": document.pk, "address": "", "description": film.description}
    return [{"type": "film", "value": value}]
