"""Every door to publication, tried by every role against the real views."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState

from cms.models import AiringApproval, ArticlePage
from cms.roles import Role
from cms.workflow import submit

PEOPLE = [
    "anonymous",
    "officer",
    "leader",
    "leader_author",
    "operator",
    "statistics",
    "contributor",
    "superuser",
    "super_leader_author",
]
MAY_APPROVE = {"leader"}


@pytest.fixture
def cast(person, officer, leader):
    """One account for every name in PEOPLE."""
    return {
        "anonymous": None,
        "officer": officer,
        "leader": leader,
        "leader_author": person("ca-hai", Role.OFFICER, Role.LEADER),
        "operator": person("van-hanh", Role.OPERATOR),
        "statistics": person("thong-ke", Role.STATISTICS),
        "contributor": person("cong-tac", Role.CONTRIBUTOR),
        "superuser": person("quan-tri", is_superuser=True),
        "super_leader_author": person("tat-ca", Role.LEADER, is_superuser=True),
    }


@pytest.fixture
def waiting(write, cast, officer):
    """An article that waits for approval; both accounts named "author" had a hand in it."""
    page = write()
    for name in ("leader_author", "super_leader_author"):
        page.save_revision(user=cast[name])
    page.save_revision(user=officer)
    submit(page, by=officer)
    return page


def browser(cast, who):
    client = Client()
    if cast[who] is not None:
        client.force_login(cast[who])
    return client


def is_live(page):
    return ArticlePage.objects.get(pk=page.pk).live


def decision_of(page):
    return page.current_workflow_task_state


def by_decision_page(client, page):
    return client.post(
        reverse("cms_decide", args=(decision_of(page).pk,)), {"decision": "approve", "comment": ""}
    )


def by_workflow_address(client, page):
    address = reverse("wagtailadmin_pages:workflow_action", args=(page.pk, "approve", decision_of(page).pk))
    return client.post(address, {"comment": ""})


def by_site_only_address(client, page):
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=(page.pk, "approve_site_only", decision_of(page).pk)
    )
    return client.post(address, {"comment": ""})


APPROVING = [by_decision_page, by_workflow_address, by_site_only_address]


@pytest.mark.parametrize("way", APPROVING, ids=lambda way: way.__name__)
@pytest.mark.parametrize("who", PEOPLE)
def test_approving(cast, waiting, who, way):
    answer = way(browser(cast, who), waiting)
    assert answer.status_code < 500
    assert is_live(waiting) == (who in MAY_APPROVE)


def form_of(page):
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": "Đã sửa.",
        "body-count": "0",
        "loudspeaker_text": "",
        "for_loudspeakers": "on",
        "priority": "1",
        "airings_wanted": "2",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }


def by_publish_button(client, page):
    return client.post(
        reverse("wagtailadmin_pages:edit", args=(page.pk,)),
        {**form_of(page), "action-publish": "action-publish"},
    )


def by_publish_button_with_a_date(client, page):
    fields = {**form_of(page), "action-publish": "1", "go_live_at": "2030-01-01 08:00"}
    return client.post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), fields)


def by_workflow_button_of_the_editor(client, page):
    fields = {**form_of(page), "action-workflow-action": "true", "workflow-action-name": "approve"}
    return client.post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), fields)


def by_bulk_action(client, page):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    return client.post(f"{address}?id={page.pk}", {"include_descendants": ""})


def by_bulk_action_over_the_list(client, page):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    return client.post(f"{address}?id={page.get_parent().pk}", {"include_descendants": "on"})


def by_reverting(client, page):
    address = reverse("wagtailadmin_pages:revisions_revert", args=(page.pk, page.revisions.first().pk))
    return client.post(address, {**form_of(page), "action-publish": "1"})


def by_admin_api(client, page):
    address = f"/quan-tri/api/main/pages/{page.pk}/action/publish/"
    return client.post(address, json.dumps({}), content_type="application/json")


PUBLISHING = [
    by_publish_button,
    by_publish_button_with_a_date,
    by_workflow_button_of_the_editor,
    by_bulk_action,
    by_bulk_action_over_the_list,
    by_reverting,
    by_admin_api,
]


@pytest.mark.parametrize("way", PUBLISHING, ids=lambda way: way.__name__)
@pytest.mark.parametrize("who", PEOPLE)
def test_nobody_publishes_past_the_decision(cast, write, who, way):
    page = write()
    if way is by_workflow_button_of_the_editor:
        submit(page, by=page.owner)
    answer = way(browser(cast, who), page)
    page.refresh_from_db()
    assert answer.status_code < 500
    assert not page.live
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


@pytest.mark.parametrize("who", PEOPLE)
def test_creating_and_publishing_in_one_go(cast, index, who):
    fields = {**form_of(ArticlePage(title="Bài mới", slug="bai-moi")), "action-publish": "1"}
    address = reverse("wagtailadmin_pages:add", args=("cms", "articlepage", index.pk))
    assert browser(cast, who).post(address, fields).status_code < 500
    assert not ArticlePage.objects.filter(live=True).exists()


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("extra", [{"publish_copies": "on"}, {"alias": "on"}])
def test_copies_are_drafts(cast, published, who, extra):
    page = published()
    fields = {
        "new_title": "Bản sao",
        "new_slug": "ban-sao",
        "new_parent_page": page.get_parent().pk,
        "copy_subpages": "on",
        **extra,
    }
    answer = browser(cast, who).post(reverse("wagtailadmin_pages:copy", args=(page.pk,)), fields)
    assert answer.status_code < 500
    assert ArticlePage.objects.filter(live=True).count() == 1


@pytest.mark.parametrize("who", PEOPLE)
def test_taking_off_the_site_is_for_leaders(cast, published, who):
    page = published()
    browser(cast, who).post(reverse("wagtailadmin_pages:unpublish", args=(page.pk,)))
    leads = who in ("leader", "leader_author", "superuser", "super_leader_author")
    assert is_live(page) == (not leads)


@pytest.mark.parametrize("who", PEOPLE)
def test_withdrawing_from_the_loudspeakers(cast, published, who):
    page = published()
    browser(cast, who).post(reverse("cms_withdraw", args=(page.pk,)), {"comment": "Lịch đã đổi."})
    withdrawn = AiringApproval.objects.get(page=page).withdrawn_at is not None
    assert withdrawn == (who not in ("anonymous", "operator", "statistics", "contributor"))


@pytest.mark.parametrize("who", PEOPLE)
def test_only_whoever_may_sees_the_buttons_of_approval(cast, waiting, who):
    answer = browser(cast, who).get(reverse("cms_decide", args=(decision_of(waiting).pk,)))
    assert (b'value="approve"' in answer.content) == (who in MAY_APPROVE)


@pytest.mark.parametrize("who", ["leader_author", "super_leader_author"])
def test_an_author_reads_why_there_is_no_button(cast, waiting, who):
    answer = browser(cast, who).get(reverse("cms_decide", args=(decision_of(waiting).pk,)))
    assert "phải do một lãnh đạo khác duyệt" in answer.content.decode()
    assert b'value="reject"' in answer.content


@pytest.mark.parametrize("who", PEOPLE)
def test_nobody_edits_what_waits(cast, waiting, who):
    before = waiting.revisions.count()
    browser(cast, who).post(reverse("wagtailadmin_pages:edit", args=(waiting.pk,)), form_of(waiting))
    assert waiting.revisions.count() == before


def test_sending_back_without_a_reason_asks_for_one(cast, waiting):
    answer = browser(cast, "leader").post(
        reverse("cms_decide", args=(decision_of(waiting).pk,)), {"decision": "reject", "comment": " "}
    )
    assert "Xin ghi lý do" in answer.content.decode()
    assert decision_of(waiting).status == TaskState.STATUS_IN_PROGRESS


def test_sending_back_by_address_needs_a_reason_too(cast, waiting):
    decision = decision_of(waiting)
    address = reverse("wagtailadmin_pages:workflow_action", args=(waiting.pk, "reject", decision.pk))
    answer = browser(cast, "leader").post(
        address, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"}
    )
    decision.refresh_from_db()
    assert decision.status == TaskState.STATUS_IN_PROGRESS
    assert "Xin ghi l\\u00fd do" in answer.content.decode()


def test_an_author_takes_a_submission_back(cast, waiting):
    answer = browser(cast, "officer").post(
        reverse("wagtailadmin_pages:edit", args=(waiting.pk,)),
        {**form_of(waiting), "action-cancel-workflow": "1"},
    )
    assert answer.status_code < 500
    assert waiting.current_workflow_state is None


def test_a_second_decision_says_that_nothing_waits(cast, waiting):
    address = reverse("cms_decide", args=(decision_of(waiting).pk,))
    client = browser(cast, "leader")
    client.post(address, {"decision": "approve", "comment": ""})
    answer = client.post(address, {"decision": "approve", "comment": ""}, follow=True)
    assert "không còn chờ duyệt" in answer.content.decode()


def test_a_decision_taken_says_when_and_speaks_of_no_older_version(cast, published, officer):
    page = published()
    page.save_revision(user=officer)
    submit(page, by=officer)
    address = reverse("cms_decide", args=(decision_of(page).pk,))
    client = browser(cast, "leader")
    assert "bản cũ" in client.get(address).content.decode()
    client.post(address, {"decision": "approve", "comment": ""})
    told = client.get(address).content.decode()
    assert "Bài này đã được duyệt lúc " in told
    assert "bản cũ" not in told


def test_a_decision_against_an_article_says_when_and_why(cast, waiting):
    address = reverse("cms_decide", args=(decision_of(waiting).pk,))
    client = browser(cast, "leader")
    client.post(address, {"decision": "reject", "comment": "Thiếu địa chỉ."})
    told = client.get(address).content.decode()
    assert "Bài này đã bị trả lại lúc " in told
    assert "Lý do: Thiếu địa chỉ." in told


def test_the_dashboard_shows_leaders_what_waits(cast, waiting):
    answer = browser(cast, "leader").get(reverse("wagtailadmin_home"))
    assert reverse("cms_decide", args=(decision_of(waiting).pk,)) in answer.content.decode()


def test_no_editor_offers_publishing(cast, write):
    page = write()
    answer = browser(cast, "superuser").get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
    assert b"action-publish" not in answer.content
    assert b"action-submit" in answer.content


@pytest.mark.parametrize("who", ["officer", "leader", "superuser"])
@pytest.mark.parametrize(("action", "more"), [("copy", {"keep_live": True}), ("create_alias", {})])
def test_the_admin_api_makes_no_live_copy(cast, published, who, action, more):
    page = published()
    fields = {
        "destination_page_id": page.get_parent().pk,
        "slug": "ban-sao",
        "update_slug": "ban-sao",
        **more,
    }
    address = f"/quan-tri/api/main/pages/{page.pk}/action/{action}/"
    answer = browser(cast, who).post(address, json.dumps(fields), content_type="application/json")
    assert answer.status_code in (400, 403)
    assert ArticlePage.objects.filter(live=True).count() == 1


def test_the_admin_api_knows_the_door_it_closes(cast, write):
    answer = by_admin_api(browser(cast, "superuser"), write())
    assert answer.status_code == 403
