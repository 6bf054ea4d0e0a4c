import pytest
from django.urls import reverse

from broadcast.drafting.versions import take_back
from broadcast.models import Bulletin, ItemKind, Slot
from broadcast.states import BulletinState, SlotState
from cms.models import User
from cms.roles import Role
from tests.broadcast.admin.scene import MONDAY


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def page(scene, officer) -> str:
    return text(officer.get(reverse("broadcast_slot", args=[scene.slot.pk])))


def test_the_page_tells_how_the_bulletin_sounds_and_came_about(scene, page):
    for words in (
        "10:00",
        "−16,0 LUFS",
        "−1,6 dBTP",
        "eSpeak NG",
        scene.bulletin.sha256,
        scene.bulletin.file.name,
    ):
        assert words in page
    assert scene.bulletin.approved_by in page


def test_nobody_is_said_to_have_approved_what_was_approved_with_its_items(scene, page):
    assert "vì mọi tin, bài trong bản tin đều đã được lãnh đạo duyệt" in page
    assert f"{scene.bulletin.approved_by} duyệt lúc" not in page


def test_the_page_draws_the_waveform_without_inline_style(page):
    assert '<path d="M1 ' in page
    assert 'style="' not in page[page.index("bc-wave") : page.index("bc-facts")]


def test_every_line_is_shown_as_written_and_as_spoken_with_its_changes_marked(page):
    assert "Từ " in page
    assert '<mark class="bc-sure" title="Ủy ban nhân dân">UBND</mark>' in page
    assert "năm mươi nghìn" in page


def test_every_candidate_is_in_or_out_with_its_reason(scene, page):
    for row in scene.bulletin.choices:
        assert row["title"] in page
        assert row["why"] in page


def test_chapters_stand_beside_the_player(scene, page):
    assert reverse("broadcast:operator_audio", args=[scene.bulletin.pk]) in page
    assert 'data-from="0.00"' in page


def test_a_change_since_the_freeze_is_shown_and_not_in_the_bulletin(scene, officer):
    scene.commune.edited(scene.article, loudspeaker_text="Từ 01/9, UBND xã thu 60.000 đồng.")
    page = text(officer.get(reverse("broadcast_slot", args=[scene.slot.pk])))
    assert "Thay đổi sau khi chốt nội dung" in page
    assert "60.000" not in page


def test_a_failed_build_says_why(scene, officer):
    Bulletin.objects.filter(pk=scene.bulletin.pk).update(
        state=BulletinState.FAILED, failure="Đĩa của máy đã đầy.", notices=["Đã đổi giọng đọc."]
    )
    page = text(officer.get(reverse("broadcast_bulletin", args=[scene.bulletin.pk])))
    assert "Đĩa của máy đã đầy." in page
    assert "Đã đổi giọng đọc." in page


def test_a_bulletin_being_built_is_asked_after(scene, officer):
    Bulletin.objects.filter(pk=scene.bulletin.pk).update(state=BulletinState.BUILDING, stage="speaking")
    page = text(officer.get(reverse("broadcast_bulletin", args=[scene.bulletin.pk])))
    address = reverse("broadcast_bulletin_status", args=[scene.bulletin.pk])
    assert f'data-status="{address}" data-state="building"' in page
    answer = officer.get(address).json()
    assert answer["state"] == "building"
    assert answer["words"].startswith("Đang làm bản tin")


def test_a_slot_without_a_bulletin_says_why(scene, officer):
    empty = Slot.objects.order_by("start").last()
    assert empty.newest is None
    assert "Chưa có bản tin" in text(officer.get(reverse("broadcast_slot", args=[empty.pk])))


def test_an_unknown_slot_or_bulletin_is_not_found(scene, officer):
    assert officer.get(reverse("broadcast_bulletin", args=[999_999])).status_code == 404
    unknown = "00000000-0000-0000-0000-000000000000"
    assert officer.get(reverse("broadcast_slot", args=[unknown])).status_code == 404


def test_who_may_see_a_bulletin(scene):
    address = reverse("broadcast_bulletin", args=[scene.bulletin.pk])
    for role in (Role.OFFICER, Role.LEADER, Role.OPERATOR):
        assert scene.signed_in(role).get(address).status_code == 200
    for role in (Role.STATISTICS, Role.CONTRIBUTOR, None):
        assert scene.signed_in(role).get(address).status_code == 302


def test_a_leader_approves_what_waits(scene, leader):
    waiting = scene.by_hand()
    address = reverse("broadcast_bulletin_approve", args=[waiting.pk])
    assert "Duyệt phát" in text(leader.get(address))
    assert Bulletin.objects.get(pk=waiting.pk).state == BulletinState.BUILT
    page = text(leader.post(address, follow=True))
    assert "Bản tin đã được duyệt và sẽ được phát." in page
    approved = Bulletin.objects.select_related("slot").get(pk=waiting.pk)
    assert approved.state == BulletinState.APPROVED
    assert approved.approved_by == scene.people[Role.LEADER].signature
    assert approved.slot.state == SlotState.READY
    assert f"{approved.approved_by} duyệt lúc" in page


def test_approving_twice_changes_nothing(scene, leader):
    waiting = scene.by_hand()
    address = reverse("broadcast_bulletin_approve", args=[waiting.pk])
    leader.post(address)
    assert leader.post(address, follow=True).status_code == 200
    assert Bulletin.objects.get(pk=waiting.pk).state == BulletinState.APPROVED


def test_nobody_approves_a_bulletin_with_an_item_of_their_own(scene):
    waiting = scene.by_hand()
    scene.people[Role.OFFICER].groups.add(Role.LEADER.group())
    author = scene.signed_in(Role.OFFICER)
    page = text(author.post(reverse("broadcast_bulletin_approve", args=[waiting.pk]), follow=True))
    assert "messages" in page
    assert "Bản tin đã được duyệt" not in page
    assert Bulletin.objects.get(pk=waiting.pk).state == BulletinState.BUILT


def test_refusing_needs_a_reason_which_the_page_then_shows(scene, leader):
    waiting = scene.by_hand()
    address = reverse("broadcast_bulletin_reject", args=[waiting.pk])
    assert "Xin ghi lý do." in text(leader.post(address, {"reason": " "}))
    page = text(leader.post(address, {"reason": "Sai giờ tiêm chủng"}, follow=True))
    assert "Sai giờ tiêm chủng" in page
    assert Bulletin.objects.get(pk=waiting.pk).state == BulletinState.REJECTED


def test_only_leaders_decide(scene):
    waiting = scene.by_hand()
    for role in (Role.OFFICER, Role.OPERATOR, Role.STATISTICS, Role.CONTRIBUTOR):
        for deed in ("approve", "reject"):
            address = reverse(f"broadcast_bulletin_{deed}", args=[waiting.pk])
            assert scene.signed_in(role).post(address, {"reason": "x"}).status_code == 302
    assert Bulletin.objects.get(pk=waiting.pk).state == BulletinState.BUILT


def test_an_officer_has_a_bulletin_made_again(scene, officer):
    scene.commune.edited(scene.article, loudspeaker_text="Từ 01/9, UBND xã thu 60.000 đồng.")
    address = reverse("broadcast_bulletin_rebuild", args=[scene.bulletin.pk])
    officer.get(address)
    assert scene.slot.versions.count() == 1
    page = text(officer.post(address, follow=True))
    assert "Đang làm phiên bản mới." in page
    assert scene.slot.versions.count() == 2
    assert scene.slot.newest.items.filter(text__contains="60.000").exists()


def test_an_item_is_taken_out_into_a_new_version(scene, officer):
    item = scene.bulletin.items.filter(kind=ItemKind.ITEM).first()
    address = reverse("broadcast_item_drop", args=[item.pk])
    assert item.title in text(officer.get(address))
    officer.post(address)
    newest = scene.slot.newest
    assert newest.version == 2
    assert not newest.items.filter(source=item.source).exists()


def test_the_last_item_cannot_be_taken_out(scene, officer):
    for item in list(scene.bulletin.items.filter(kind=ItemKind.ITEM)):
        response = officer.post(reverse("broadcast_item_drop", args=[item.pk]), follow=True)
    assert scene.slot.versions.count() == 2
    assert response.status_code == 200


def test_an_item_is_replaced_by_another_approved_one(scene, officer):
    other = scene.commune.article("Cắt điện", "Thứ Năm cắt điện thôn Đông.")
    item = scene.bulletin.items.filter(kind=ItemKind.ITEM).first()
    address = reverse("broadcast_item_replace", args=[item.pk])
    offered = text(officer.get(address))
    assert "Cắt điện" in offered
    assert f'value="{item.source}"' not in offered
    assert "Xin chọn một tin, bài." in text(officer.post(address))
    officer.post(address, {"source": other.source})
    sources = set(scene.slot.newest.items.values_list("source", flat=True))
    assert other.source in sources
    assert item.source not in sources


def test_without_another_item_nothing_can_be_put_in_its_place(scene, officer):
    item = scene.bulletin.items.filter(kind=ItemKind.ITEM).first()
    page = text(officer.get(reverse("broadcast_item_replace", args=[item.pk])))
    assert "Không còn tin, bài nào khác đã duyệt để thay." in page
    assert 'name="source"' not in page


def test_only_officers_change_the_rundown(scene):
    item = scene.bulletin.items.filter(kind=ItemKind.ITEM).first()
    addresses = [
        reverse("broadcast_bulletin_rebuild", args=[scene.bulletin.pk]),
        reverse("broadcast_item_drop", args=[item.pk]),
        reverse("broadcast_item_replace", args=[item.pk]),
    ]
    for role in (Role.LEADER, Role.OPERATOR, Role.STATISTICS, Role.CONTRIBUTOR):
        for address in addresses:
            assert scene.signed_in(role).post(address).status_code == 302
    assert scene.slot.versions.count() == 1


def test_a_slot_on_air_is_changed_no_more(scene, officer):
    Slot.objects.filter(pk=scene.slot.pk).update(state=SlotState.AIRING, began_at=MONDAY)
    address = reverse("broadcast_bulletin_rebuild", args=[scene.bulletin.pk])
    page = text(officer.get(reverse("broadcast_bulletin", args=[scene.bulletin.pk])))
    assert address not in page
    officer.post(address)
    assert scene.slot.versions.count() == 1


def test_older_versions_stay_readable(scene, officer):
    officer.post(reverse("broadcast_bulletin_rebuild", args=[scene.bulletin.pk]))
    page = text(officer.get(reverse("broadcast_bulletin", args=[scene.slot.newest.pk])))
    assert "Các phiên bản" in page
    assert reverse("broadcast_bulletin", args=[scene.bulletin.pk]) in page
    assert "Buổi này phát một phiên bản khác của bản tin." in page


def test_the_statistics_officer_reads_the_play_log_only(scene):
    client = scene.signed_in(Role.STATISTICS)
    assert client.get("/quan-tri/truyen-thanh/nhat-ky/").status_code == 200
    assert User.objects.get(username="binh").has_perm("broadcast.view_playlogentry")


def test_what_the_plan_withdrew_is_not_said_to_be_refused(scene, officer):
    take_back(scene.bulletin, "Bài đã gỡ.")
    page = text(officer.get(reverse("broadcast_bulletin", args=[scene.bulletin.pk])))
    assert "<strong>Đã rút vì:</strong> Bài đã gỡ." in page
    assert "Không được duyệt" not in page
