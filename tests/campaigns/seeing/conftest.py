"""People who look at plans, and a day to look on."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from cms.models import User
from cms.roles import Role


@pytest.fixture(autouse=True)
def _today():
    """10 June 2026, a Wednesday, at noon in Việt Nam."""
    with time_machine.travel(datetime(2026, 6, 10, 5, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def person(db):
    """Makes an account of a role: person(Role.LEADER)."""

    def make(role=None, name="ai-do"):
        user = User.objects.create_user(name, last_name="Lan")
        if role:
            user.groups.add(role.group())
        return user

    return make


@pytest.fixture
def signed_in(person):
    """A browser of somebody of a role, the leader unless told otherwise."""

    def sign_in(role=Role.LEADER, user=None):
        client = Client()
        client.force_login(user or person(role, f"ai-{role.name.lower()}"))
        return client

    return sign_in
