"""The urgent message: from when until when, put out by whom."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.models import UrgentBanner, User
from cms.roles import Role
from tests.cms.public.commune import PUBLISHED, Commune

STORM = "Bão số 9: bà con thôn Đông di dời trước 17 giờ."


def put_out(commune: Commune, **more: object) -> UrgentBanner:
    now = timezone.now()
    fields = {"text": STORM, "ends": now + timedelta(hours=6), "approved_at": now, **more}
    banner, _made = UrgentBanner.objects.update_or_create(site=commune.site, defaults=fields)
    return banner


def shown(client: Client, address: str = "/") -> BeautifulSoup | None:
    return BeautifulSoup(client.get(address).content, "html.parser").select_one(".urgent")


def edit(client: Client, commune: Commune, **more: str) -> object:
    data = {"level": "emergency", "text": STORM, "link": "", "begins": "", "ends": "11/11/2026 20:00", **more}
    return client.post(f"/quan-tri/settings/cms/urgentbanner/{commune.site.pk}/", data)


def test_it_stands_above_every_page_while_it_holds(client: Client, commune: Commune) -> None:
    with time_machine.travel(PUBLISHED, tick=False) as clock:
        put_out(commune, begins=PUBLISHED + timedelta(hours=1))
        assert shown(client) is None
        clock.shift(timedelta(hours=1))
        for address in ("/", "/bai-tuyen-truyen/", "/khong-co/"):
            assert STORM in str(shown(client, address))
        clock.shift(timedelta(hours=5))
        assert shown(client) is None


@pytest.mark.parametrize(("level", "role"), [("emergency", "alert"), ("notable", "status")])
def test_its_level_says_whether_it_interrupts(
    client: Client, commune: Commune, level: str, role: str
) -> None:
    put_out(commune, level=level)
    banner = shown(client)
    assert banner is not None
    assert banner.select_one("p")["role"] == role


def test_a_link_out_of_the_site_keeps_this_window_to_itself(client: Client, commune: Commune) -> None:
    put_out(commune, link="https://nchmf.gov.vn/")
    assert "noopener" in shown(client).a["rel"]
    put_out(commune, link="/bai-tuyen-truyen/")
    assert not shown(client).a.has_attr("rel")


def test_it_costs_no_question_of_its_own(client: Client, commune: Commune) -> None:
    client.get("/")
    with CaptureQueriesContext(connection) as without:
        client.get("/")
    put_out(commune)
    with CaptureQueriesContext(connection) as with_it:
        assert shown(client) is not None
    assert len(with_it) == len(without)


@pytest.mark.parametrize(("role", "public"), [(Role.LEADER, True), (Role.OFFICER, False)])
def test_a_leader_puts_it_out_and_an_officer_prepares_it(
    client: Client, commune: Commune, person: Callable[..., User], role: Role, public: bool
) -> None:
    with time_machine.travel(PUBLISHED):
        client.force_login(person("nguoi", role))
        assert edit(client, commune).status_code == 302
        assert (shown(Client()) is not None) is public


def test_what_an_officer_changes_waits_for_a_leader_again(
    client: Client, commune: Commune, officer: User, leader: User
) -> None:
    with time_machine.travel(PUBLISHED):
        client.force_login(leader)
        edit(client, commune)
        client.force_login(officer)
        edit(client, commune, text="Nội dung khác")
        assert shown(Client()) is None
        form = client.get(f"/quan-tri/settings/cms/urgentbanner/{commune.site.pk}/").content.decode()
        assert "đang chờ lãnh đạo duyệt" in form


def test_others_may_not_touch_it(client: Client, commune: Commune, person: Callable[..., User]) -> None:
    for role in (Role.OPERATOR, Role.STATISTICS, Role.CONTRIBUTOR):
        client.force_login(person(role.name.lower(), role))
        edit(client, commune)
    assert not UrgentBanner.objects.exclude(text="").exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"ends": ""}, "thời điểm thông báo hết hiệu lực"),
        ({"begins": "12/11/2026 20:00"}, "sớm hơn"),
        ({"link": "javascript:alert(1)"}, "Địa chỉ chưa đúng"),
        ({"link": "//noi-khac.example/"}, "Địa chỉ chưa đúng"),
        ({"text": "a" * 241}, "240"),
    ],
)
def test_bad_input_is_refused_in_vietnamese(
    client: Client, commune: Commune, leader: User, wrong: dict[str, str], words: str
) -> None:
    with time_machine.travel(PUBLISHED):
        client.force_login(leader)
        assert words in edit(client, commune, **wrong).content.decode()
        assert not UrgentBanner.objects.exclude(text="").exists()


def test_what_is_typed_is_words_never_markup(client: Client, commune: Commune) -> None:
    put_out(commune, text="<script>alert(1)</script>")
    banner = shown(client)
    assert banner is not None
    assert banner.script is None
