import pytest
from django.contrib.auth.models import Group

from broadcast.station_permissions import ROLE_PERMISSIONS, ensure_station_permissions
from cms.roles import Role


@pytest.fixture
def granted(db):
    def of(role: Role) -> set[str]:
        found = role.group().permissions.filter(content_type__app_label="broadcast")
        return set(found.values_list("codename", flat=True))

    return of


def test_each_role_holds_what_the_table_says(granted):
    for role in Role:
        assert granted(role) == set(ROLE_PERMISSIONS.get(role, ()))


def test_who_decides_and_who_operates_are_different_people(granted):
    assert [role for role in Role if "approve_bulletin" in granted(role)] == [Role.LEADER]
    assert [role for role in Role if "operate" in granted(role)] == [Role.OPERATOR]
    assert granted(Role.CONTRIBUTOR) == set()


def test_granting_again_keeps_what_an_administrator_added(granted):
    group = Role.STATISTICS.group()
    extra = Group.objects.get(name=Role.OPERATOR.value).permissions.get(codename="operate")
    group.permissions.add(extra)
    ensure_station_permissions()
    assert "operate" in granted(Role.STATISTICS)
