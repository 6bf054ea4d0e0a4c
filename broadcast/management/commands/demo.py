"""manage.py demo: load the demo commune into an empty database."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from broadcast.demo.commune import make_commune
from broadcast.demo.people import ACCOUNTS, keep_passwords


class Command(BaseCommand):
    help = (
        "Loads the demo commune: a site, a plan, a station with two programmes, ten approved articles and "
        "one account for each role. Only an empty database takes it."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if get_user_model().objects.exists():
            raise CommandError(
                "Cơ sở dữ liệu đã có tài khoản, nên không nạp xã mẫu. (Accounts exist already.)"
            )
        passwords = make_commune(timezone.localdate())
        kept = keep_passwords(passwords)
        self.stdout.write("\nĐã nạp xã mẫu. Tài khoản của từng vai trò (chỉ in ra lần này):\n")
        for name, password in passwords.items():
            self.stdout.write(f"  {name:10} {password:14} {ACCOUNTS[name][0]}")
        self.stdout.write(f"Mật khẩu được giữ trong {kept}, chỉ người cài đặt đọc được.\n")
