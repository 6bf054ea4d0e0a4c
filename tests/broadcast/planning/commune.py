"""A commune with a station, an officer, a leader and approved articles, through the doors people use."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Permission
from wagtail.models import Page, Site

from broadcast.models import Programme, Station
from broadcast.recurrence import Picked, to_recurrence
from cms.models import ArticleIndexPage, ArticlePage, HomePage, User
from cms.roles import Role
from cms.workflow import approve, submit
from media.models import VoiceProfile

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = datetime(2026, 12, 7, 8, 0, tzinfo=VIETNAM)
"""A Monday morning; the programme of the tests airs on Tuesdays and Fridays at 17:00."""

TEXT = (
    "Từ ngày 01/8, Ủy ban nhân dân xã nhận hồ sơ qua mạng. Bà con có thể nộp hồ sơ tại nhà, "
    "theo dõi kết quả trên điện thoại và không phải đi lại nhiều lần. "
)


def user(name: str, *roles: Role, permissions: tuple[str, ...] = ()) -> User:
    made = User.objects.create_user(username=name, password="mat-khau-thu", last_name=name.title())
    made.groups.set([role.group() for role in roles])
    made.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return User.objects.get(pk=made.pk)


class Commune:
    """Everything a plan is made of; `article` publishes one more approved text."""

    def __init__(self, **station: Any) -> None:
        home = Page.get_first_root_node().add_child(
            instance=HomePage(title="Xã Tân Hòa", slug="tan-hoa", live=True)
        )
        Site.objects.all().delete()
        self.site = Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
        self.index = home.add_child(instance=ArticleIndexPage(title="Bài", slug="bai", live=True))
        self.officer = user("lan", Role.OFFICER, permissions=("change_bulletin",))
        self.leader = user("hung", Role.LEADER, permissions=("approve_bulletin",))
        self.operator = user("tam", Role.OPERATOR, permissions=("operate",))
        chosen: dict[str, Any] = {
            "name": "Đài Truyền thanh xã Tân Hòa",
            "ident": "Đây là Đài Truyền thanh xã Tân Hòa.",
            "greeting": "Mời bà con nghe chương trình {programme}, {weekday}, {date}.",
            "closing": "Xin cảm ơn bà con.",
        }
        voice = VoiceProfile.objects.create(name="Giọng đài", engine_order=["espeak"])
        self.station = Station.objects.create(site=self.site, voice=voice, **chosen | station)

    def programme(self, title: str = "Tin hai lần một tuần", **more: Any) -> Programme:
        chosen: dict[str, Any] = {
            "slug": f"chuong-trinh-{Programme.objects.count()}",
            "recurrence": to_recurrence(Picked(frozenset({1, 4}), (time(17, 0),))),
            "starts_on": date(2026, 1, 1),
        }
        return Programme.objects.create(station=self.station, title=title, **chosen | more)

    def article(self, title: str, text: str = TEXT, **more: Any) -> ArticlePage:
        page = ArticlePage(
            title=title,
            owner=self.officer,
            live=False,
            summary=f"{title}.",
            body=[("paragraph", f"<p>{title}</p>")],
            loudspeaker_text=text,
            **more,
        )
        self.index.add_child(instance=page)
        page.save_revision(user=self.officer)
        return self.approved(page)

    def approved(self, page: ArticlePage) -> ArticlePage:
        submit(page, by=self.officer)
        approve(page, by=self.leader)
        return ArticlePage.objects.get(pk=page.pk)

    def edited(self, page: ArticlePage, **changes: Any) -> ArticlePage:
        draft = page.get_latest_revision_as_object()
        for name, value in changes.items():
            setattr(draft, name, value)
        draft.save_revision(user=self.officer)
        return self.approved(draft)
