"""One account a role, named by the role, with a password nobody else knows."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group

from cms.models import User
from cms.roles import Role, ensure_roles

ACCOUNTS: dict[str, tuple[str, Role | None]] = {
    "quan-tri": ("Quản trị hệ thống", None),
    "can-bo": ("Công chức văn hóa - xã hội", Role.OFFICER),
    "lanh-dao": ("Lãnh đạo UBND xã", Role.LEADER),
    "van-hanh": ("Người vận hành đài", Role.OPERATOR),
    "thong-ke": ("Công chức văn phòng - thống kê", Role.STATISTICS),
    "cong-tac": ("Công chức chuyên môn", Role.CONTRIBUTOR),
}


def accounts_file() -> Path:
    return Path(settings.VAR_DIR) / "demo-accounts.txt"


def make_people() -> tuple[dict[str, User], dict[str, str]]:
    """Make the accounts; return them and their passwords, which are kept in a file only its owner reads."""
    ensure_roles()
    people, passwords = {}, {}
    for name, (post, role) in ACCOUNTS.items():
        passwords[name] = secrets.token_urlsafe(9)
        make = User.objects.create_superuser if role is None else User.objects.create_user
        people[name] = make(username=name, password=passwords[name], first_name=post)
        if role is not None:
            people[name].groups.add(Group.objects.get(name=role.value))
    return people, passwords


def keep_passwords(passwords: dict[str, str]) -> Path:
    """Write the passwords aside and rename them into place, readable by their owner only."""
    target = accounts_file()
    aside = target.with_suffix(".aside")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.writelines(f"{name}\t{password}\t{ACCOUNTS[name][0]}\n" for name, password in passwords.items())
        file.flush()
        os.fsync(file.fileno())
    aside.replace(target)
    return target
