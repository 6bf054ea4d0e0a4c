"""The error pages that must stand when nothing else does."""

import pytest
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.test import RequestFactory
from django.views import defaults
from django.views.csrf import csrf_failure

from tests.cms.public.commune import Commune


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (defaults.server_error, 500, "Hệ thống đang gặp lỗi"),
        (lambda request: defaults.bad_request(request, ValueError()), 400, "Hệ thống không hiểu yêu cầu này"),
    ],
)
def test_a_fault_is_said_in_vietnamese_without_the_database(view: object, status: int, words: str) -> None:
    answer = view(RequestFactory().get("/"))  # type: ignore[operator]
    assert answer.status_code == status
    assert words in answer.content.decode()


def test_a_refused_form_is_said_in_vietnamese() -> None:
    answer = csrf_failure(RequestFactory().post("/"), REASON_NO_CSRF_COOKIE)
    assert answer.status_code == 403
    assert "Biểu mẫu đã hết hạn" in answer.content.decode()


def test_no_access_is_said_in_vietnamese(commune: Commune) -> None:
    answer = defaults.permission_denied(RequestFactory().get("/"), PermissionError())
    assert answer.status_code == 403
    assert "Không được mở trang này" in answer.content.decode()
