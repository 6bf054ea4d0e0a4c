"""Whom the admin's lists, its search and its choosers tell of a draft."""

import pytest
from django.core.management import call_command
from wagtail.models import Page

from cms.drafts import told
from cms.roles import Role
from cms.workflow import submit

ASKED = {
    "explorer": "/quan-tri/pages/{index}/",
    "list": "/quan-tri/bai-tuyen-truyen/",
    "search": "/quan-tri/pages/search/?q=Chuyện",
    "chooser": "/quan-tri/choose-page/{index}/",
    "chooser's search": "/quan-tri/choose-page/search/?q=Chuyện",
    "chosen": "/quan-tri/choose-page/chosen-multiple/?id={page}",
}


@pytest.fixture
def people(officer, leader, person):
    return {
        "officer": officer,
        "leader": leader,
        "author": person("tac-gia", Role.CONTRIBUTOR),
        "colleague": person("dong-nghiep", Role.CONTRIBUTOR),
    }


@pytest.fixture
def draft(write, people):
    page = write("Chuyện chưa ai biết", by=people["author"])
    call_command("update_index", verbosity=0)
    return page


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize(
    ("who", "reads"), [("officer", True), ("author", True), ("colleague", False), ("leader", False)]
)
def test_a_draft_is_named_to_whom_it_concerns(draft, people, signed_in, index, who, reads, asked):
    address = ASKED[asked].format(index=index.pk, page=draft.pk)
    answer = signed_in(people[who]).get(address, follow=True)
    # In JSON letters of Vietnamese are written by their numbers.
    assert ("ai biết" in answer.content.decode().replace("\\u1ebf", "ế")) is reads


def test_what_waits_for_a_leader_is_named_to_leaders(draft, people):
    submit(draft, by=people["author"])
    named = {name: told(user, Page.objects.filter(pk=draft.pk)).exists() for name, user in people.items()}
    assert named == {"officer": True, "leader": True, "author": True, "colleague": False}


def test_a_draft_is_not_looked_below_by_its_number(draft, people, signed_in):
    for address in (f"/quan-tri/pages/{draft.pk}/", f"/quan-tri/choose-page/{draft.pk}/"):
        assert signed_in(people["colleague"]).get(address).status_code == 302
        assert signed_in(people["author"]).get(address).status_code == 200


def test_what_is_public_is_named_to_everybody(published, people):
    page = published()
    assert all(told(user, Page.objects.filter(pk=page.pk)).exists() for user in people.values())
