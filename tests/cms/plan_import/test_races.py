"""Several people accept the same plan at the same moment, each on a connection of their own."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from campaigns.models import Activity, Campaign
from cms.roles import Role
from tests.cms.letterbox.crowd import at_once
from tests.cms.plan_import.browsing import fields_of
from tests.cms.plan_import.conftest import PLANS

HOW_MANY = 3


def page_for(user, content):
    """A browser that has looked through a plan, and what it sends to accept it."""
    client = Client()
    client.force_login(user)
    page = client.post(reverse("plan_import"), {"file": SimpleUploadedFile("a.md", content)})
    return client, fields_of(page.text)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("blanks", [0, 1], ids=["the same file", "different files of the same plan"])
def test_acceptances_at_once_make_one_campaign(index, person, tmp_path, blanks):
    content = (PLANS / "pipe-table.md").read_bytes()
    people = [person(f"nguoi-{at}", Role.OFFICER) for at in range(HOW_MANY)]
    ready = [page_for(user, content + b"\n" * (at * blanks)) for at, user in enumerate(people)]

    def accept():
        client, said = ready.pop()
        answer = client.post(reverse("plan_import_confirm"), said)
        return answer.status_code, Campaign.objects.count(), Activity.objects.count()

    answers = at_once(accept, HOW_MANY, tmp_path)
    assert [there for _status, *there in answers] == [[1, 7]] * HOW_MANY
    assert sorted(status for status, *_there in answers) == ([200, 200, 302] if blanks else [302] * 3)
