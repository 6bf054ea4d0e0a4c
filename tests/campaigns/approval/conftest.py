from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from campaigns.approval.deciding import approve, submit
from campaigns.copying import from_data
from campaigns.models import Campaign
from cms.models import User
from cms.roles import Role

PLAN: dict[str, Any] = {
    "title": "Kế hoạch tuyên truyền năm 2026",
    "issuer": "Ủy ban nhân dân xã",
    "symbol": "15/KH-UBND",
    "issued_on": "2026-01-10",
    "starts_on": "2026-01-01",
    "ends_on": "2026-12-31",
    "purpose": "Người dân biết rõ thủ tục.",
    "requirements": "Đúng, đủ, kịp thời.",
    "channels": ["radio", "website"],
    "is_public": True,
    "legal_bases": [
        {
            "kind": "Nghị định",
            "symbol": "49/2024/NĐ-CP",
            "issued_on": "2024-05-10",
            "issuer": "Chính phủ",
            "title": "về hoạt động thông tin cơ sở",
        }
    ],
    "contents": [{"audience": "residents", "text": "Thủ tục hành chính của xã."}],
    "targets": [
        {"text": "Hồ sơ đúng hạn", "number": "98.00", "unit": "%", "due_on": "2026-12-15"},
        {"text": "Thủ tục được niêm yết", "number": "28.00", "unit": "thủ tục", "due_on": None},
    ],
    "budget": [{"text": "In tờ rơi", "amount": 12000000, "source": "ngân sách xã"}],
    "assignments": [{"unit": "Công chức văn hóa - xã hội", "text": "Chủ trì."}],
    "recipients": [{"name": "Thường trực Đảng ủy"}, {"name": "Lưu: VT"}],
    "activities": [
        {
            "section": "I. Phát thanh",
            "title": "Phát bản tin",
            "channels": ["radio"],
            "audience": "everybody",
            "timing": "2 lần/tuần",
            "uncounted": False,
            "every_days": None,
            "lead": "Công chức văn hóa - xã hội",
            "product": "Bản tin",
            "note": "",
            "starts_on": None,
            "ends_on": None,
            "coordinating": ["Thôn 1", "Thôn 2"],
        },
        {"title": "Họp thôn", "channels": ["meeting"], "timing": "hằng quý", "lead": "Thôn 1"},
        {"title": "Báo cáo năm", "channels": [], "timing": "Trước 30/11/2026"},
    ],
}


@pytest.fixture
def person(db: None) -> Callable[..., User]:
    def make(name: str, *roles: Role, **more: Any) -> User:
        user = User.objects.create_user(name, first_name=name, **more)
        user.groups.set([role.group() for role in roles])
        return user

    return make


@pytest.fixture
def officer(person: Callable[..., User]) -> User:
    return person("can-bo", Role.OFFICER)


@pytest.fixture
def leader(person: Callable[..., User]) -> User:
    return person("lanh-dao", Role.LEADER)


@pytest.fixture
def draft(db: None) -> Campaign:
    return from_data(PLAN)


@pytest.fixture
def running(draft: Campaign, officer: User, leader: User, time_machine: Any) -> Campaign:
    """The plan of 2026 approved on its first day; today is the 20th of May."""
    time_machine.move_to(date(2026, 1, 1))
    submit(draft, by=officer)
    plan = approve(draft, by=leader)
    time_machine.move_to("2026-05-20T03:00Z", tick=False)
    return plan
