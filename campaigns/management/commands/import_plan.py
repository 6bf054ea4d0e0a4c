"""manage.py import_plan: what a plan's file says, on standard output; nothing is stored."""

import json
from pathlib import Path
from typing import Any

import structlog
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from campaigns.importing import PlanDraft, Unreadable, read_plan
from campaigns.importing.wording import sentence

log = structlog.get_logger(__name__)


class Command(BaseCommand):
    help = (
        "Đọc kế hoạch truyền thông từ tệp Word (.docx), PDF có chữ, Markdown hoặc văn bản thường và in "
        "những gì hiểu được. "
        "Không lưu gì vào cơ sở dữ liệu. Mã thoát 1 khi không đọc được tệp."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="TỆP", help="tệp kế hoạch")
        parser.add_argument("--json", action="store_true", help="in toàn bộ dưới dạng một đối tượng JSON")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        with override("vi"):
            draft = self._read(file)
            self.stdout.write(
                json.dumps(draft.as_json(), ensure_ascii=False, indent=1)
                if options["json"]
                else _summary(draft)
            )

    def _read(self, file: Path) -> PlanDraft:
        try:
            return read_plan(file.read_bytes(), file.name)
        except OSError as error:
            raise CommandError(_("The file %(name)s cannot be opened.") % {"name": file}) from error
        except Unreadable as unreadable:
            log.warning("plan_not_read", file=file.name, reason=unreadable.reason, detail=unreadable.detail)
            raise CommandError(sentence(unreadable)) from unreadable


def _summary(draft: PlanDraft) -> str:
    counted = [
        ngettext("%d legal basis", "%d legal bases", len(draft.legal_bases)) % len(draft.legal_bases),
        ngettext("%d channel", "%d channels", len(draft.channels)) % len(draft.channels),
        ngettext("%d activity", "%d activities", len(draft.activities)) % len(draft.activities),
        ngettext("%d line not understood", "%d lines not understood", len(draft.not_understood))
        % len(draft.not_understood),
    ]
    named = [said.text for said in (draft.issuer, draft.symbol, draft.title) if said]
    return "\n".join([*named, *counted])
