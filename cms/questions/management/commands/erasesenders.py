"""manage.py erasesenders: erase what names the senders of feedback settled long ago."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.questions.desk import erase_old_senders


class Command(BaseCommand):
    help = (
        "Erases names, contacts and photos of residents whose feedback was settled longer ago than the "
        "commune keeps them (set under Settings). It also happens once a day by itself."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        number = erase_old_senders(timezone.now())
        self.stdout.write(f"Đã xóa thông tin liên hệ của {number} góp ý.")
