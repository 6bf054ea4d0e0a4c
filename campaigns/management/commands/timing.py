"""manage.py timing: phrases on standard input, what they mean on standard output."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from campaigns.timing import read


class Command(BaseCommand):
    help = (
        "Đọc cụm từ chỉ thời gian trong kế hoạch (mỗi dòng một cụm) từ đầu vào chuẩn và in mỗi dòng một đối "
        "tượng JSON. Cụm không hiểu được giữ nguyên văn với kind là not_understood."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--year", type=int, help="năm của kế hoạch, cho cụm từ không ghi năm")

    def handle(self, *args: Any, year: int | None, **options: Any) -> None:
        for line in sys.stdin:
            if line.strip():
                meant = read(line.strip(), year=year).as_json()
                self.stdout.write(json.dumps(meant, ensure_ascii=False))
