import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_public_pages_allow_no_inline_script_and_no_third_party(client: Client) -> None:
    policy = client.get("/khong-co-trang-nay/").headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in policy
    assert "default-src 'self'" in policy


def test_every_answer_carries_the_other_safe_headers(client: Client) -> None:
    headers = client.get("/khong-co-trang-nay/").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "Permissions-Policy" in headers
