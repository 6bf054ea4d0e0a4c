"""manage.py ledger: check the evidence ledger, or write it into a file."""

import sys
from argparse import ArgumentTypeError
from collections.abc import Iterable, Iterator
from itertools import chain as one_after_another
from pathlib import Path
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from tqdm import tqdm

from campaigns import triggers
from campaigns.chain import Broken, Entry, Flaw, Head, canonical
from campaigns.ledger import Checked, Kept, chains, check, entries, exported
from campaigns.models import Evidence

T = TypeVar("T")


class Command(BaseCommand):
    help = (
        "Kiểm tra sổ minh chứng (verify) hoặc chép sổ ra tệp (export). Sổ chỉ được ghi thêm; mỗi dòng mang "
        "mã băm của dòng trước, nên sửa, xóa hay đảo một dòng đều bị phát hiện. Kết thúc với mã 1 khi có "
        "chỗ sai."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        verify = deeds.add_parser("verify", help="kiểm tra từ dòng đầu đến dòng cuối")
        verify.add_argument("--file", type=Path, help="kiểm tra bản chép này, không cần cơ sở dữ liệu")
        verify.add_argument(
            "--head", type=_kept, help="mã chốt sổ đã ghi lại trước đây, phải còn nguyên trong sổ"
        )
        export = deeds.add_parser("export", help="chép toàn bộ sổ ra tệp, mỗi dòng một đối tượng JSON")
        export.add_argument("file", type=Path, help="tệp sẽ ghi")

    def handle(self, *args: Any, deed: str, file: Path | None, **options: Any) -> None:
        if deed == "export" and file:
            self._export(file)
        elif file:
            self._verify_file(file, options["head"])
        else:
            self._verify_database(options["head"])

    def _export(self, file: Path) -> None:
        aside = file.with_name(f".{file.name}.aside")
        last: Entry | None = None
        try:
            with aside.open("w", encoding="utf-8", newline="\n") as written:
                for last in _shown(_all_rows(), Evidence.objects.count()):
                    written.write(canonical(last).decode() + "\n")
            aside.replace(file)
        except OSError as error:
            words = _("Cannot write %(file)s: %(error)s") % {"file": file, "error": error}
            raise CommandError(words) from error
        except Broken as broken:
            raise CommandError(_why(broken)) from broken
        finally:
            aside.unlink(missing_ok=True)
        self.stdout.write(_("The ledger was written to %(file)s.") % {"file": file})
        if last:
            self.stdout.write(_seal(Kept(last["chain"], last["position"], last["hash"])))

    def _verify_file(self, file: Path, kept: Kept | None) -> None:
        try:
            with file.open(encoding="utf-8", errors="replace") as lines:
                self._tell(check(_shown(exported(lines)), kept), kept, [])
        except OSError as error:
            words = _("Cannot read %(file)s: %(error)s") % {"file": file, "error": error}
            raise CommandError(words) from error

    def _verify_database(self, kept: Kept | None) -> None:
        gone = triggers.missing(connection)
        found = check(((name, entries(name)) for name in chains()), kept)
        self._tell(_shown(found, Evidence.objects.count()), kept, gone)

    def _tell(self, checking: Iterable[Checked], kept: Kept | None, gone: list[str]) -> None:
        for found in checking:  # noqa: B007 - the last one says everything
            pass
        for head in found.heads:
            self.stdout.write(_sound(head))
        if not found.heads and not found.broken:
            self.stdout.write(_("The ledger has no rows yet."))
        wrong = [_why(broken) for broken in found.broken]
        if kept and not found.kept_is_there:
            wrong.append(
                _("The row %(seal)s is not in the ledger any more: rows were cut off or written anew.")
                % {"seal": kept}
            )
        if gone:
            wrong.append(
                _("The database does not guard the ledger: %(names)s missing. Run “manage.py migrate”.")
                % {"names": ", ".join(gone)}
            )
        if wrong:
            raise CommandError("\n".join(wrong))


def _kept(text: str) -> Kept:
    try:
        return Kept.read(text)
    except ValueError as error:
        raise ArgumentTypeError(_("“%(text)s” is not like commune:120:9f86…") % {"text": text}) from error


def _all_rows() -> Iterator[Entry]:
    return one_after_another.from_iterable(entries(name) for name in chains())


def _shown(things: Iterable[T], total: int | None = None) -> Iterator[T]:
    """Show a bar on a terminal while things go by."""
    yield from tqdm(
        things, total=total, disable=not sys.stderr.isatty(), unit=pgettext("of the ledger", "rows")
    )


def _sound(head: Head) -> str:
    checked = _("Chain “%(chain)s”: %(number)d rows checked, recorded from %(first)s to %(last)s.") % {
        "chain": head.chain,
        "number": head.position,
        "first": _moment(head.first_at),
        "last": _moment(head.last_at),
    }
    seal = _seal(Kept(head.chain, head.position, head.hash))
    return "\n".join([checked, _("No row was changed, left out or moved."), seal])


def _seal(kept: Kept) -> str:
    return _("Seal, to be kept outside: %(seal)s") % {"seal": kept}


def _moment(written: str) -> str:
    at = parse_datetime(written)
    return f"{timezone.localtime(at):%H:%M:%S %d/%m/%Y}" if at else written


def _why(broken: Broken) -> str:
    words = {
        Flaw.UNREADABLE: _("Chain “%(chain)s” is broken at row %(position)d: the row cannot be read."),
        Flaw.GAP: _("Chain “%(chain)s” is broken at row %(position)d: the row is missing."),
        Flaw.ORDER: _(
            "Chain “%(chain)s” is broken at row %(position)d: it does not follow the row before "
            "(a row was replaced or moved)."
        ),
        Flaw.CHANGED: _(
            "Chain “%(chain)s” is broken at row %(position)d: it does not say what was recorded (wrong hash)."
        ),
    }
    return words[broken.flaw] % {"chain": broken.chain, "position": broken.position}
