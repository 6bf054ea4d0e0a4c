"""manage.py compilecatalogues: turn every room's .po into the .mo Django reads, without system gettext."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand

ROOMS = ("media", "campaigns", "cms", "broadcast")


def compile_catalogue(po: Path) -> bool:
    """Write the .mo beside `po` (aside, then renamed); return False where it is newer already."""
    mo = po.with_suffix(".mo")
    if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
        return False
    aside = mo.with_suffix(".mo.aside")
    polib.pofile(str(po), check_for_duplicates=True).save_as_mofile(str(aside))
    aside.replace(mo)
    return True


class Command(BaseCommand):
    help = "Makes the Vietnamese catalogues ready for use (run after changing a .po file)."

    def handle(self, *args: Any, **options: Any) -> None:
        for room in ROOMS:
            for po in sorted((settings.BASE_DIR / room / "locale").glob("*/LC_MESSAGES/*.po")):
                if compile_catalogue(po):
                    self.stdout.write(f"{po.relative_to(settings.BASE_DIR)}")
