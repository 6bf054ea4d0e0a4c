"""manage.py searchindex: make the index of the site's search anew."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from cms.searching.indexing import take_up_all
from cms.searching.models import Entry


class Command(BaseCommand):
    help = (
        "Makes the index of the site's search anew from all public pages. Needed after data were restored "
        "or the software was upgraded; otherwise the index follows by itself."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with tqdm(disable=not sys.stderr.isatty(), unit=_("page")) as bar:
            for done, total in take_up_all():
                bar.total = total
                bar.update(done - bar.n)
        number = Entry.objects.count()
        self.stdout.write(
            ngettext("%(number)d page can be searched.", "%(number)d pages can be searched.", number)
            % {"number": number}
        )
