"""The windows in which an officer makes a link name their fields in Vietnamese."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cms.link_windows import WINDOWS
from cms.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("window", "names"),
    [
        ("external", ["Chữ của liên kết"]),
        ("anchor", ["Chữ của liên kết"]),
        ("phone", ["Điện thoại", "Chữ của liên kết"]),
        ("email", ["Thư điện tử", "Chữ của liên kết", "Tiêu đề thư", "Nội dung thư"]),
    ],
)
def test_fields_are_named_in_vietnamese(
    window: str, names: list[str], officer: User, signed_in: Callable[[User], Client]
) -> None:
    page = signed_in(officer).get(reverse(f"wagtailadmin_choose_page_{window}_link")).json()["html"]
    assert [name for name in names if name not in page] == []


def test_no_field_is_left_to_its_python_name() -> None:
    assert [
        name for window in WINDOWS for name, field in window.base_fields.items() if field.label is None
    ] == []
