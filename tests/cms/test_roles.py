import pytest
from django.contrib.auth.models import Group
from django.core.management.sql import emit_post_migrate_signal
from django.urls import reverse
from wagtail.models import GroupPagePermission, Workflow, WorkflowPage

from cms.roles import Role, ensure_roles


def test_the_five_groups_are_there_after_migrate(db):
    assert set(Group.objects.values_list("name", flat=True)) == {role.value for role in Role}


def test_making_them_again_changes_nothing(db):
    before = sorted(Group.objects.values_list("name", "permissions__codename"), key=str)
    ensure_roles()
    assert sorted(Group.objects.values_list("name", "permissions__codename"), key=str) == before


def test_no_role_may_publish(db):
    assert not GroupPagePermission.objects.filter(permission__codename="publish_page").exists()


def test_every_page_goes_by_the_leader(db):
    assert Workflow.objects.filter(active=True).count() == 1
    assert WorkflowPage.objects.get().page.depth == 1


def test_they_come_back_with_every_migrate(db):
    Group.objects.all().delete()
    Workflow.objects.all().delete()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert Role.OFFICER.group().permissions.filter(codename="access_admin").exists()
    assert WorkflowPage.objects.count() == 1


@pytest.mark.parametrize("role", list(Role))
def test_every_role_reaches_the_admin(signed_in, person, index, role):
    answer = signed_in(person("ai-do", role)).get(reverse("wagtailadmin_home"))
    assert answer.status_code == 200


def test_an_account_has_a_post_and_a_name_in_vietnamese_order(signed_in, person):
    from cms.models import User

    admin = signed_in(person("quan-tri", is_superuser=True))
    fields = {
        "username": "minh",
        "email": "",
        "last_name": "Trần Văn",
        "first_name": "Minh",
        "post": "chủ tịch UBND xã",
        "password1": "mat-khau-dai-1",
        "password2": "mat-khau-dai-1",
        "groups": [Role.LEADER.group().pk],
    }
    answer = admin.post(reverse("wagtailusers_users:add"), fields)
    assert answer.status_code == 302
    assert User.objects.get(username="minh").signature == "Trần Văn Minh (chủ tịch UBND xã)"


def test_the_form_of_an_account_shows_the_post(signed_in, person):
    admin = signed_in(person("quan-tri", is_superuser=True))
    assert 'name="post"' in admin.get(reverse("wagtailusers_users:add")).content.decode()
