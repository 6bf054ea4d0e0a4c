"""manage.py report: a report on the plans over a period, as Word, PDF, Excel or JSON."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from campaigns.models import Campaign, Report, ReportSettings
from campaigns.reporting.compiling import content_of
from campaigns.reporting.content import to_json
from campaigns.reporting.files import FileKind, file_of
from campaigns.reporting.form import Misformed
from campaigns.reporting.periods import Length, Months, NoSuchPeriod, Stretch, period_of, stretch_of
from campaigns.reporting.titles import title_of

NAMES = {
    "thang": Length.MONTH,
    "quy": Length.QUARTER,
    "nua-nam": Length.HALF,
    "9-thang": Length.NINE_MONTHS,
    "nam": Length.YEAR,
}


class Command(BaseCommand):
    help = (
        "Lập báo cáo kết quả thực hiện kế hoạch từ sổ minh chứng: Word, PDF, Excel hoặc JSON theo đuôi tệp. "
        "Ví dụ: manage.py report quy 4 --nam 2026 --tep bao-cao.docx; "
        "manage.py report --tu 2026-10-01 --den 2026-10-31 --tep bao-cao.pdf"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("ky", nargs="?", choices=sorted(NAMES), help="kỳ báo cáo")
        parser.add_argument("so", nargs="?", type=int, help="số của kỳ; để trống: kỳ của ngày hôm nay")
        parser.add_argument("--nam", type=int, help="năm; để trống: năm của kỳ hôm nay")
        parser.add_argument("--tu", type=date.fromisoformat, help="từ ngày, dạng 2026-10-01")
        parser.add_argument("--den", type=date.fromisoformat, help="đến ngày, dạng 2026-10-31")
        parser.add_argument("--ke-hoach", help="số, ký hiệu của kế hoạch; để trống: mọi kế hoạch")
        parser.add_argument("--tep", type=Path, help="tệp .docx, .pdf, .xlsx hoặc .json; để trống: in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        with override("vi"):
            report = self._report(options)
            file: Path | None = options["tep"]
            if file is None:
                self.stdout.write(self._json(report))
                return
            content = self._content(report, file)
            file.write_bytes(content)
            self.stdout.write(f"{file}: {report.title}")

    def _report(self, options: dict[str, Any]) -> Report:
        plan = self._plan(options["ke_hoach"])
        try:
            length, year, number, stretch = self._period(options)
        except NoSuchPeriod as fault:
            raise CommandError(_("There is no such period: look at its number or its days again.")) from fault
        title = title_of(length, year, number, stretch, plan)
        return Report(campaign=plan, title=title, first_day=stretch.first, last_day=stretch.last)

    def _period(self, options: dict[str, Any]) -> tuple[Length, int, int, Stretch]:
        if options["tu"] and options["den"]:
            stretch = Stretch(options["tu"], options["den"])
            return Length.DAYS, stretch.first.year, 1, stretch
        if options["ky"] is None:
            raise CommandError(
                "Xin cho biết kỳ báo cáo (thang, quy, nua-nam, 9-thang, nam) hoặc --tu và --den."
            )
        months, length = Months(ReportSettings.load().months), NAMES[options["ky"]]
        year, number = period_of(timezone.localdate(), length, months)
        year, number = options["nam"] or year, options["so"] or number
        return length, year, number, stretch_of(length, year, number, months)

    def _plan(self, symbol: str | None) -> Campaign | None:
        if not symbol:
            return None
        plan = Campaign.objects.filter(symbol=symbol, amends=None).order_by("-starts_on").first()
        if plan is None:
            raise CommandError(f"Không có kế hoạch nào mang số, ký hiệu {symbol}.")
        return plan

    def _content(self, report: Report, file: Path) -> bytes:
        if file.suffix == ".json":
            return self._json(report).encode()
        kind = FileKind.of(file.suffix.removeprefix("."))
        if kind is None:
            raise CommandError("Tệp phải có đuôi .docx, .pdf, .xlsx hoặc .json.")
        try:
            return file_of(report, kind, timezone.localdate())
        except Misformed as fault:
            raise CommandError(
                f"Mẫu báo cáo (mục Thiết lập) còn thiếu hoặc sai: {fault.part} ({fault})."
            ) from fault

    def _json(self, report: Report) -> str:
        content = content_of(report, timezone.localdate())
        return json.dumps(to_json(content), ensure_ascii=False, indent=1)
