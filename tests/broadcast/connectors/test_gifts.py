"""What the province gives: told once, decided by a person, never aired by itself."""

import pytest
from django.test import Client
from django.urls import reverse

from broadcast.connectors import exchanging, gifts
from broadcast.models import CapMessage, GiftState, ProvincialText
from broadcast.refusals import Refused
from cms.airing import airable_items
from cms.models import ArticlePage
from cms.notifications.models import Notification
from tests.broadcast.connectors.conftest import LATER
from tests.broadcast.emergency.samples import an_alert
from tests.broadcast.planning.commune import MONDAY

NOW = MONDAY + LATER
ORDINARY = {
    "id": "tinh-1",
    "priority": 2,
    "sender": "Sở Y tế",
    "title": "Tiêm chủng mở rộng",
    "text": "Bà con đưa trẻ đi tiêm.\nTrạm y tế mở cửa <b>cả tuần</b>.",
    "valid_until": "2026-12-31T17:00:00+07:00",
}


@pytest.fixture
def text(link, province) -> ProvincialText:
    province.gives = [ORDINARY]
    exchanging.call(link.station_id, NOW)
    return ProvincialText.objects.get()


def test_it_is_kept_and_told_once_and_not_aired(link, province, text, commune):
    province.gives = [ORDINARY]
    exchanging.call(link.station_id, NOW)
    assert ProvincialText.objects.count() == 1
    told = Notification.objects.filter(key=f"province:{text.pk}")
    assert [one.user.username for one in told] == ["lan"]
    assert (ArticlePage.objects.count(), airable_items()) == (0, [])


def test_a_draft_is_made_of_it_that_still_needs_approval(text, commune):
    article = gifts.take(text, commune.officer, NOW)
    assert (article.live, article.owner, article.priority) == (False, commune.officer, 2)
    assert article.text_to_air().splitlines()[1] == "Trạm y tế mở cửa <b>cả tuần</b>."
    assert "<b>" not in str(article.body)
    assert airable_items() == []
    text.refresh_from_db()
    assert (text.state, text.page_id, text.decided_by) == (GiftState.TAKEN, article.pk, commune.officer)


def test_it_is_decided_once(text, commune):
    gifts.dismiss(text, commune.officer, NOW)
    with pytest.raises(Refused):
        gifts.take(text, commune.officer, NOW)
    assert not ArticlePage.objects.exists()


def test_whoever_may_write_nowhere_makes_no_draft(text, commune):
    with pytest.raises(Refused):
        gifts.take(text, commune.operator, NOW)
    text.refresh_from_db()
    assert text.state == GiftState.NEW


def test_an_urgent_one_stands_among_the_warnings(link, province):
    province.gives = [
        {"id": "tinh-2", "priority": 3, "sender": "Ban chỉ huy", "title": "Lũ", "cap": an_alert().decode()}
    ]
    assert exchanging.call(link.station_id, NOW).fault == ""
    assert CapMessage.objects.count() == 1
    assert not ProvincialText.objects.exists()


def test_a_warning_that_cannot_be_read_is_told_and_holds_nothing_up(link, province):
    bad = {"id": "tinh-3", "priority": 3, "sender": "Ban chỉ huy", "title": "Lũ", "cap": "<alert/>"}
    province.gives = [bad, ORDINARY]
    assert exchanging.call(link.station_id, NOW).fault == "answer"
    assert ProvincialText.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"priority": 9}, {"title": ""}, {"text": "a" * 20_001}, {"valid_until": "mai"}],
    ids=lambda one: next(iter(one)),
)
def test_a_gift_of_another_shape_is_refused(link, province, wrong):
    province.gives = [{**ORDINARY, **wrong}]
    assert exchanging.call(link.station_id, NOW).fault == "answer"
    assert not ProvincialText.objects.exists()


def signed_in(who) -> Client:
    client = Client()
    client.force_login(who)
    return client


def test_the_page_shows_it_and_an_officer_decides(text, commune):
    client = signed_in(commune.officer)
    page = client.get(reverse("broadcast_connector")).content.decode()
    assert "Tiêm chủng mở rộng" in page
    answer = client.post(reverse("broadcast_connector_decide", args=[text.pk]), {"take": "1"})
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[ArticlePage.objects.get().pk])


def test_the_page_says_what_went_wrong(link, province, commune):
    province.moods = [401]
    exchanging.call(link.station_id, NOW)
    page = signed_in(commune.officer).get(reverse("broadcast_connector")).content.decode()
    assert "không nhận khóa kết nối" in page


def test_the_page_says_that_it_is_off(commune):
    page = signed_in(commune.officer).get(reverse("broadcast_connector")).content.decode()
    assert "Đang tắt" in page


def test_the_operator_sees_but_does_not_decide(text, commune):
    assert signed_in(commune.operator).post(
        reverse("broadcast_connector_decide", args=[text.pk]), {"take": "1"}
    ).status_code in {302, 403}
    text.refresh_from_db()
    assert text.state == GiftState.NEW
