from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cms.plan_import.browsing import fields_of

PLANS = Path(__file__).parents[2] / "campaigns" / "importing" / "plans"


@pytest.fixture
def plan_file():
    """A plan of the tests: plan_file("pipe-table.md")."""

    def make(name: str = "pipe-table.md", content: bytes | None = None) -> SimpleUploadedFile:
        return SimpleUploadedFile(name, (PLANS / name).read_bytes() if content is None else content)

    return make


@pytest.fixture
def send(signed_in, officer):
    """Upload a file; the answer is the page that comes."""

    def post(file, by=None):
        return signed_in(by or officer).post(reverse("plan_import"), {"file": file})

    return post


@pytest.fixture
def confirm(signed_in, officer):
    """Send the review page back with some fields changed, as a browser does; None leaves a field out."""

    def post(page, *, by=None, **changed):
        said = {**fields_of(page.text), **changed}
        sent = {name: value for name, value in said.items() if value is not None}
        return signed_in(by or officer).post(reverse("plan_import_confirm"), sent)

    return post
