from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import TaskState

from campaigns.models import Activity, Campaign, CampaignState, Channel, Deed, Evidence
from cms.airing import airable_items
from cms.models import AiringApproval, ArticlePage
from cms.roles import Role
from cms.signals import airing_changed
from cms.workflow import NotApproved, NotIndependent, NotReady, approve, send_back, submit, withdraw


def test_approval_publishes_and_opens_the_loudspeakers(write, officer, leader):
    page = write()
    submit(page, by=officer)
    approve(page, by=leader)
    page.refresh_from_db()
    [item] = airable_items()
    assert page.live
    assert (item.source, item.title) == (f"cms.articlepage:{page.pk}", page.title)
    assert item.text == "Từ ngày 01/8, UBND xã nhận hồ sơ qua mạng."
    assert item.approver == "Hung (phó chủ tịch)"
    assert item.author == "Lan (công chức văn hóa - xã hội)"
    assert item.link.endswith("/bai/nop-ho-so-qua-mang/")


def test_approval_for_the_site_only_leaves_the_loudspeakers_alone(published):
    assert published(for_air=False).live
    assert airable_items() == []


def test_an_article_not_meant_for_the_loudspeakers_is_not_airable(published):
    published(for_loudspeakers=False)
    assert airable_items() == []


def test_publication_is_evidence_of_the_website(published):
    page = published()
    [row] = Evidence.objects.all()
    assert (row.deed, row.channel, row.subject) == (Deed.PUBLISHED, Channel.WEBSITE, page.source)
    assert page.title in row.words
    assert row.actor == "Hung (phó chủ tịch)"


@pytest.fixture
def approved_anew(officer, leader):
    """Change an article and have the change approved: approved_anew(page, title=...)."""

    def make(page, **fields):
        for name, value in fields.items():
            setattr(page, name, value)
        page.save_revision(user=officer)
        submit(page, by=officer)
        approve(page, by=leader)

    return make


@pytest.fixture
def activity(db):
    plan = Campaign.objects.create(
        title="Kế hoạch", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), state=CampaignState.RUNNING
    )
    return Activity.objects.create(campaign=plan, title="Viết bài", timing="2 bài/tháng")


def test_a_version_approved_later_is_another_deed(published, approved_anew):
    page = published()
    approved_anew(page, title="Nộp hồ sơ tại nhà")
    rows = Evidence.objects.filter(subject=page.source).order_by("position")
    assert [row.deed for row in rows] == [Deed.PUBLISHED, Deed.UPDATED]
    assert rows[1].words == (
        "Đã đăng bản mới của bài tuyên truyền “Nộp hồ sơ tại nhà”, người duyệt: Hung (phó chủ tịch)."
    )


def test_what_comes_back_after_it_was_taken_off_was_published_before(published, approved_anew, leader):
    page = published()
    page.unpublish(user=leader)
    approved_anew(page)
    deeds = Evidence.objects.filter(subject=page.source).order_by("position").values_list("deed", flat=True)
    assert list(deeds) == [Deed.PUBLISHED, Deed.UNPUBLISHED, Deed.UPDATED]


def test_a_page_put_to_an_activity_later_is_counted_there_once(published, approved_anew, activity):
    page = published()
    approved_anew(page, activity=activity)
    [counted] = Evidence.objects.effective().filter(subject=page.source, deed=Deed.PUBLISHED)
    assert counted.activity == activity
    assert counted.reason


def test_taking_it_off_the_site_is_evidence_and_silences_it(published, leader):
    page = published()
    page.unpublish(user=leader)
    assert airable_items() == []
    assert Evidence.objects.filter(deed=Deed.UNPUBLISHED, subject=page.source).count() == 1


def test_deletion_keeps_the_evidence(published):
    page = published()
    source = page.source
    page.delete()
    assert airable_items() == []
    deeds = Evidence.objects.filter(subject=source).values_list("deed", flat=True)
    assert set(deeds) == {"published", "unpublished"}


def test_the_approved_revision_stays_airable_while_a_newer_one_is_edited(published, officer, leader):
    page = published()
    page.title = "Nộp hồ sơ tại nhà"
    page.save_revision(user=officer)
    assert [item.title for item in airable_items()] == ["Nộp hồ sơ qua mạng"]
    submit(page, by=officer)
    assert [item.title for item in airable_items()] == ["Nộp hồ sơ qua mạng"]
    approve(page, by=leader)
    assert [item.title for item in airable_items()] == ["Nộp hồ sơ tại nhà"]


def test_sending_back_needs_a_reason_and_keeps_it(write, officer, leader):
    page = write()
    submit(page, by=officer)
    with pytest.raises(ValueError, match=r"lý do|reason"):
        send_back(page, by=leader, reason="  ")
    decision = send_back(page, by=leader, reason="Thiếu địa chỉ nộp hồ sơ.")
    assert decision.comment == "Thiếu địa chỉ nộp hồ sơ."
    assert not ArticlePage.objects.get(pk=page.pk).live


def test_an_incomplete_text_is_not_submitted_and_says_why(write, officer):
    page = write(summary="", body=[], air_from=date(2026, 8, 2), air_until=date(2026, 8, 1))
    with pytest.raises(NotReady) as refusal:
        submit(page, by=officer)
    assert len(refusal.value.messages) == 4


def test_a_text_too_long_for_the_air_is_not_submitted(write, officer):
    page = write(loudspeaker_text="Xin chào bà con. " * 4_000)
    with pytest.raises(NotReady) as refusal:
        submit(page, by=officer)
    assert refusal.value.messages == ["Lời đọc dài khoảng 69 phút, quá dài để phát trên loa. Xin rút ngắn."]


@pytest.mark.parametrize("by", ["owner", "requester", "reviser"])
def test_no_author_approves(write, person, officer, leader, by):
    both = person("minh", Role.OFFICER, Role.LEADER)
    page = write(by=both if by == "owner" else officer)
    if by == "reviser":
        page.summary = "Sửa lại."
        page.save_revision(user=both)
        page.save_revision(user=officer)
    submit(page, by=both if by == "requester" else officer)
    with pytest.raises(NotIndependent):
        approve(page, by=both)
    approve(page, by=leader)
    assert ArticlePage.objects.get(pk=page.pk).live


def test_who_revised_before_the_last_approval_may_approve_the_next(write, person, officer, leader):
    both = person("minh", Role.OFFICER, Role.LEADER)
    page = write()
    page.save_revision(user=both)
    submit(page, by=officer)
    approve(page, by=leader)
    page.summary = "Mới."
    page.save_revision(user=officer)
    submit(page, by=officer)
    approve(page, by=both)
    assert AiringApproval.objects.count() == 2


@pytest.mark.parametrize("specific", [True, False])
def test_the_bare_task_state_refuses_an_author_too(write, officer, specific):
    page = write()
    state = submit(page, by=officer).current_task_state
    state = state.specific if specific else TaskState.objects.get(pk=state.pk)
    with pytest.raises(NotIndependent):
        state.approve(user=officer)
    assert not ArticlePage.objects.get(pk=page.pk).live


def test_a_superuser_does_not_approve(write, person, officer):
    page = write()
    submit(page, by=officer)
    with pytest.raises(NotIndependent):
        approve(page, by=person("quan-tri", is_superuser=True))


def test_an_account_that_was_closed_does_not_approve(write, person, officer):
    page = write()
    submit(page, by=officer)
    with pytest.raises(NotIndependent):
        approve(page, by=person("nghi-huu", Role.LEADER, is_active=False))


def test_a_revision_nobody_approved_is_not_published(write):
    page = write()
    with pytest.raises(NotApproved):
        page.get_latest_revision().publish()


def test_a_live_copy_is_refused(published, leader):
    page = published()
    with pytest.raises(PermissionDenied):
        page.copy(update_attrs={"slug": "ban-sao"}, keep_live=True)


def test_a_submitted_revision_is_never_written_over(write, officer, leader):
    page = write()
    submit(page, by=officer)
    approve(page, by=leader)
    page = ArticlePage.objects.get(pk=page.pk)
    before = page.live_revision
    page.summary = "Khác."
    page.save_revision(user=officer, overwrite_revision=before)
    before.refresh_from_db()
    assert before.content["summary"] == "Bà con có thể nộp hồ sơ tại nhà."


def test_withdrawing_keeps_it_on_the_site(published, officer):
    page = published()
    withdraw(page, by=officer, reason="Lịch tiêm đã đổi.")
    assert airable_items() == []
    assert ArticlePage.objects.get(pk=page.pk).live
    assert "Lịch tiêm đã đổi." in Evidence.objects.get(channel=Channel.RADIO).words


def test_withdrawing_needs_the_permission(published, person):
    page = published()
    with pytest.raises(PermissionDenied):
        withdraw(page, by=person("cong-tac", Role.CONTRIBUTOR), reason="Không cần nữa.")


def test_the_station_is_told_of_every_change(published, officer, leader):
    heard = []

    def hear(sender, page_id, **kwargs):
        heard.append(page_id)

    airing_changed.connect(hear)
    try:
        page = published()
        withdraw(page, by=officer, reason="Hết hạn.")
        page.unpublish(user=leader)
    finally:
        airing_changed.disconnect(hear)
    assert heard == [page.pk] * 3


def test_airable_items_ask_a_constant_number_of_queries(published, django_assert_max_num_queries):
    for number in range(5):
        published(f"Bài {number}")
    with django_assert_max_num_queries(5):
        assert len(airable_items()) == 5
