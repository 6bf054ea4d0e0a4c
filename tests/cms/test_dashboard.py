"""What stands on the admin's front page for whom."""

import pytest
from django.urls import reverse

from cms.roles import Role
from cms.workflow import submit


@pytest.mark.parametrize(
    ("role", "offered"), [(Role.OFFICER, True), (Role.CONTRIBUTOR, True), (Role.OPERATOR, False)]
)
def test_whoever_may_write_is_offered_a_new_page(signed_in, person, index, role, offered):
    home = signed_in(person("ai-do", role)).get(reverse("wagtailadmin_home")).content.decode()
    address = reverse("wagtailadmin_pages:add", args=("cms", "articlepage", index.pk))
    assert (address in home) is offered


def test_a_leader_finds_what_waits_with_its_author(signed_in, write, officer, leader):
    page = write("Cắt điện")
    submit(page, by=officer)
    home = signed_in(leader).get(reverse("wagtailadmin_home")).content.decode()
    assert "Cắt điện" in home
    assert "Lan (công chức văn hóa - xã hội)" in home
