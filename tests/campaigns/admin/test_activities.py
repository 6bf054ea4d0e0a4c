"""The activities of a draft, one form each."""

import pytest
from django.test import Client
from django.utils import timezone

from campaigns import evidence
from campaigns.approval.amending import amend
from campaigns.models import Activity, Deed

pytestmark = pytest.mark.django_db
FIELDS = {
    "title": "Thi tìm hiểu",
    "timing": "Quý III/2026",
    "audience": "residents",
    "channels": ["contest", "website"],
}


@pytest.fixture
def client(officer):
    client = Client()
    client.force_login(officer)
    return client


def titles(plan):
    return list(plan.activities.values_list("title", flat=True))


def test_one_is_added_at_the_end_with_the_section_of_the_last(client, draft):
    page = client.get(f"/quan-tri/ke-hoach/{draft.pk}/hoat-dong/them/")
    assert page.context["form"].initial["section"] == draft.activities.last().section
    client.post(f"/quan-tri/ke-hoach/{draft.pk}/hoat-dong/them/", FIELDS)
    assert titles(draft)[-1] == "Thi tìm hiểu"
    assert sorted(draft.activities.last().channels) == ["contest", "website"]


def test_many_are_written_one_after_the_other(client, draft):
    address = f"/quan-tri/ke-hoach/{draft.pk}/hoat-dong/them/"
    assert client.post(address, {**FIELDS, "one-more": "1"}).url == address


def test_a_timing_that_is_not_understood_is_saved_all_the_same(client, draft):
    client.post(f"/quan-tri/ke-hoach/{draft.pk}/hoat-dong/them/", {**FIELDS, "timing": "khi trời đẹp"})
    assert draft.activities.last().timing == "khi trời đẹp"


def test_what_is_wrong_is_shown_with_what_was_written(client, draft):
    answer = client.post(
        f"/quan-tri/ke-hoach/{draft.pk}/hoat-dong/them/", {**FIELDS, "title": "", "note": "Nhớ <i>ghi</i>"}
    )
    assert answer.status_code == 400
    assert "Nhớ &lt;i&gt;ghi&lt;/i&gt;" in answer.text
    assert draft.activities.count() == 3


def test_its_units_are_kept(client, draft):
    line = draft.activities.first()
    units = [unit.pk for unit in line.coordinating.all()]
    client.post(
        f"/quan-tri/ke-hoach/hoat-dong/{line.pk}/", {**FIELDS, "lead": units[0], "coordinating": units[1:]}
    )
    line = Activity.objects.get(pk=line.pk)
    assert line.lead_id == units[0]
    assert [unit.pk for unit in line.coordinating.all()] == units[1:]


def test_put_in_order(client, draft):
    second = draft.activities.get(title="Họp thôn")
    client.post(f"/quan-tri/ke-hoach/hoat-dong/{second.pk}/len/")
    assert titles(draft) == ["Họp thôn", "Phát bản tin", "Báo cáo năm"]
    client.post(f"/quan-tri/ke-hoach/hoat-dong/{second.pk}/len/")
    client.post(f"/quan-tri/ke-hoach/hoat-dong/{second.pk}/xuong/")
    assert titles(draft) == ["Phát bản tin", "Họp thôn", "Báo cáo năm"]


def test_a_double_stands_after_it_and_for_nothing_in_the_amended_plan(client, running, officer):
    amendment = amend(running, by=officer)
    first = amendment.activities.first()
    client.post(f"/quan-tri/ke-hoach/hoat-dong/{first.pk}/nhan-doi/")
    assert titles(amendment) == ["Phát bản tin", "Phát bản tin", "Họp thôn", "Báo cáo năm"]
    assert [one.origin_id is None for one in amendment.activities.all()] == [False, True, False, False]


def test_left_out_of_a_draft(client, draft):
    client.post(f"/quan-tri/ke-hoach/hoat-dong/{draft.activities.first().pk}/xoa/")
    assert titles(draft) == ["Họp thôn", "Báo cáo năm"]


def test_what_has_evidence_is_not_deleted(client, draft):
    line = draft.activities.first()
    evidence.record(
        key="thu",
        deed=Deed.DONE,
        channel="",
        title="Việc",
        words="Đã làm.",
        actor="xã",
        happened_at=timezone.now(),
        activity=line,
    )
    client.post(f"/quan-tri/ke-hoach/hoat-dong/{line.pk}/xoa/")
    assert Activity.objects.filter(pk=line.pk).exists()
    client.post(f"/quan-tri/campaign/delete/{draft.pk}/")
    assert draft.activities.count() == 3


@pytest.mark.parametrize(
    ("asked", "understood", "words", "counted"),
    [
        (
            {"timing": "2 lần/tuần"},
            True,
            "02 lần/tuần",
            "53 kỳ, tổng cộng 106 lần; kỳ đầu từ 01/01/2026 đến 04/01/2026",
        ),
        ({"timing": "hằng quý", "starts_on": "2026-07-01"}, True, "Hằng quý", "2 kỳ, tổng cộng 2 lần"),
        (
            {"timing": "Trước 30/11/2026"},
            True,
            "Trước ngày 30/11/2026",
            "Phải làm 1 lần, hạn cuối 29/11/2026",
        ),
        ({"timing": "Thường xuyên"}, True, "Thường xuyên", "bao nhiêu ngày"),
        ({"timing": "Thường xuyên", "every_days": "30"}, True, "Thường xuyên", "12 kỳ"),
        ({"timing": "Theo yêu cầu"}, True, "Theo yêu cầu", "Không tính hạn cố định"),
        ({"timing": "khi trời đẹp"}, False, "khi trời đẹp", "Phần mềm chưa đọc được"),
        ({"timing": "khi trời đẹp", "uncounted": "on"}, True, "khi trời đẹp", "không tính kỳ"),
        ({"timing": ""}, False, "", "Chưa ghi"),
        ({"timing": "hằng quý", "starts_on": "x", "every_days": "-5"}, True, "Hằng quý", "4 kỳ"),
        ({"timing": "hằng quý", "starts_on": "2027-03-01"}, True, "Hằng quý", ""),
    ],
)
def test_the_live_reading_of_a_timing(client, draft, asked, understood, words, counted):
    said = client.get(f"/quan-tri/ke-hoach/{draft.pk}/thoi-gian/", asked).json()
    assert (said["understood"], said["words"]) == (understood, words)
    assert counted in said["counted"]
